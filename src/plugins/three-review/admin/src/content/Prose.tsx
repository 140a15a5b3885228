import { styled } from 'styled-components';

/** A text to be judged: 18 px at most 33 characters a line, first lines indented; on phones 19 px. */
export const Prose = styled.div`
  max-width: 60rem;
  font-size: 1.8rem;
  line-height: 1.95;
  overflow-wrap: anywhere;
  color: ${({ theme }) => theme.colors.neutral800};

  p {
    margin-block: 0 1.2rem;
    text-indent: 2em;
    white-space: pre-wrap;
  }

  h1,
  h2,
  h3,
  h4,
  h5,
  h6 {
    margin-block: 1.6rem 0.8rem;
    font-size: 2rem;
    font-weight: 700;
    line-height: 1.5;
  }

  ul,
  ol {
    margin-block: 0 1.2rem;
    padding-inline-start: 2.4em;
  }

  ul {
    list-style: disc;
  }

  ol {
    list-style: decimal;
  }

  blockquote {
    margin-block: 0 1.2rem;
    padding-inline-start: 1.6rem;
    border-inline-start: 3px solid ${({ theme }) => theme.colors.neutral300};
  }

  pre {
    margin-block: 0 1.2rem;
    padding: 1.2rem;
    overflow-x: auto;
    white-space: pre-wrap;
    background: ${({ theme }) => theme.colors.neutral100};
    font-size: 1.5rem;
  }

  table {
    display: block;
    max-width: 100%;
    overflow-x: auto;
    border-collapse: collapse;
    font-size: 1.6rem;
  }

  td,
  th {
    padding: 0.4rem 0.8rem;
    border: 1px solid ${({ theme }) => theme.colors.neutral300};
  }

  img {
    display: block;
    max-width: 100%;
    height: auto;
    margin-block: 0.8rem;
  }

  a {
    color: ${({ theme }) => theme.colors.primary700};
    text-decoration: underline;
  }

  strong,
  b {
    font-weight: 700;
  }

  @media (max-width: 767px) {
    font-size: 1.9rem;
    line-height: 1.9;
  }
`;
