import { SealCheck } from '@strapi/icons';
import type { SVGProps } from 'react';
import { useGetInboxQuery } from '../../api/inbox';
import { CountedIcon } from '../../components/CountedIcon';

/** ms between two looks at what has come. */
const LOOK = 60_000;

/** The menu's icon with how many await a signature. */
export const InboxIcon = ({ fill: _fill, stroke: _stroke, ...props }: SVGProps<SVGSVGElement>) => {
  const { data } = useGetInboxQuery({ pageSize: 1 }, { pollingInterval: LOOK });
  return (
    <CountedIcon count={data?.meta.counts.to_sign ?? 0}>
      <SealCheck {...props} fill="neutral500" />
    </CountedIcon>
  );
};
