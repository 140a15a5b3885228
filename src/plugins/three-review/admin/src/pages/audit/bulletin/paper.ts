import { createGlobalStyle, styled } from 'styled-components';

/** Printing takes the sheet alone: the admin behind it is not part of the paper. */
export const PrintStyle = createGlobalStyle`
  @page {
    size: A4;
    margin: 22mm 24mm;
  }

  @media print {
    html, body {
      height: auto !important;
      overflow: visible !important;
      background: #fff !important;
    }

    body > :not([data-three-review-paper]) {
      display: none !important;
    }
  }
`;

/** Paper knows no theme: black on white, in the Song typeface. */
export const Desk = styled.div`
  position: fixed;
  inset: 0;
  z-index: 10;
  overflow: auto;
  background: #d9d9d9;
  color: #000;
  color-scheme: light;

  @media print {
    position: static;
    overflow: visible;
    background: #fff;
  }
`;

export const Tools = styled.div`
  position: sticky;
  top: 0;
  z-index: 1;
  display: flex;
  flex-wrap: wrap;
  justify-content: center;
  gap: 1.2rem;
  padding: 1.2rem;
  background: #f4f4f4;
  border-bottom: 1px solid #999;

  a,
  button {
    display: inline-flex;
    align-items: center;
    min-height: 4.4rem;
    padding: 0 2rem;
    border: 1px solid #333;
    border-radius: 4px;
    background: #fff;
    font: inherit;
    font-size: 1.6rem;
    color: #000;
    text-decoration: none;
    cursor: pointer;
  }

  button {
    background: #000;
    color: #fff;
  }

  a:focus-visible,
  button:focus-visible {
    outline: 3px solid #1a56db;
    outline-offset: 2px;
  }

  @media print {
    display: none;
  }
`;

export const Sheet = styled.main`
  width: 210mm;
  max-width: 100%;
  min-height: 297mm;
  margin: 2.4rem auto;
  padding: 22mm 24mm;
  background: #fff;
  font-family: SimSun, 'Songti SC', STSong, 'Noto Serif CJK SC', 'Source Han Serif SC', serif;
  font-size: 12pt;
  line-height: 1.75;

  h1 {
    margin-bottom: 8mm;
    font-size: 20pt;
    font-weight: 700;
    line-height: 1.4;
    text-align: center;
  }

  h2 {
    margin-top: 6mm;
    font-size: 14pt;
    font-weight: 700;
    break-after: avoid;
  }

  p {
    text-indent: 2em;
  }

  table {
    width: 100%;
    margin-top: 2mm;
    border-collapse: collapse;
    font-size: 10.5pt;
    line-height: 1.5;
  }

  thead {
    display: table-header-group;
  }

  tr {
    break-inside: avoid;
  }

  th,
  td {
    padding: 1.2mm 1.8mm;
    border: 1px solid #000;
    text-align: start;
    font-weight: 400;
    overflow-wrap: anywhere;
  }

  td[data-short] {
    text-align: center;
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }

  thead th {
    font-weight: 700;
    text-align: center;
    white-space: nowrap;
  }

  footer {
    margin-top: 12mm;
    text-align: end;
  }

  /* On a phone's screen a row becomes a block, each cell beside the name of its column; printed from there, it is a table again. */
  @media screen and (max-width: 767px) {
    margin: 0;
    padding: 6mm 5mm;

    thead {
      display: none;
    }

    table,
    tbody {
      display: block;
    }

    tr {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      margin-top: 3mm;
      padding: 1mm 0;
      border: 1px solid #000;
    }

    td,
    td[data-short] {
      display: flex;
      gap: 2mm;
      border: none;
      text-align: start;
      white-space: normal;
    }

    td:not([data-short]) {
      grid-column: 1 / -1;
    }

    td::before {
      content: attr(data-head);
      flex: none;
      color: #444;
    }

    td:not([data-short])::before {
      width: 17mm;
    }
  }

  @media print {
    width: auto;
    min-height: 0;
    margin: 0;
    padding: 0;
  }
`;
