import { Field } from '@strapi/design-system';
import { styled } from 'styled-components';

/** The design system's field label is 12 px. */
export const Label = styled(Field.Label)`
  font-size: 1.5rem;
  line-height: 1.5;
`;
