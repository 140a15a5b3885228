import { Bell } from '@strapi/icons';
import type { SVGProps } from 'react';
import { styled } from 'styled-components';
import { useGetNoticesQuery } from '../../api/notifications';

/** ms between two looks at what is new. */
const LOOK = 60_000;

const Frame = styled.span`
  position: relative;
  display: inline-flex;
`;

const Count = styled.span`
  position: absolute;
  top: -1rem;
  left: 1.2rem;
  min-width: 2rem;
  padding: 0 0.5rem;
  border-radius: 1rem;
  background: ${({ theme }) => theme.colors.primary600};
  font-size: 1.1rem;
  font-weight: 600;
  line-height: 2rem;
  text-align: center;
  color: ${({ theme }) => theme.colors.neutral0};
`;

const MOST = 99;

/** The menu's icon, which is all of an entry that a plugin can draw: so the number of unread notices stands here. */
export const BellIcon = ({ fill: _fill, stroke: _stroke, ...props }: SVGProps<SVGSVGElement>) => {
  const { data } = useGetNoticesQuery({ unread: true, page: 1, pageSize: 1 }, { pollingInterval: LOOK });
  const unread = data?.meta.unread ?? 0;
  return (
    <Frame>
      <Bell {...props} fill="neutral500" />
      {unread > 0 ? <Count aria-hidden>{unread > MOST ? `${String(MOST)}+` : unread}</Count> : null}
    </Frame>
  );
};
