import { Bell } from '@strapi/icons';
import type { SVGProps } from 'react';
import { useGetNoticesQuery } from '../../api/notifications';
import { CountedIcon } from '../../components/CountedIcon';

/** ms between two looks at what is new. */
const LOOK = 60_000;

/** The menu's icon with the number of unread notices. */
export const BellIcon = ({ fill: _fill, stroke: _stroke, ...props }: SVGProps<SVGSVGElement>) => {
  const { data } = useGetNoticesQuery({ unread: true, page: 1, pageSize: 1 }, { pollingInterval: LOOK });
  return (
    <CountedIcon count={data?.meta.unread ?? 0}>
      <Bell {...props} fill="neutral500" />
    </CountedIcon>
  );
};
