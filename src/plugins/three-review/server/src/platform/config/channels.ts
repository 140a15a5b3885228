/** Ways in which notices leave the house, as the configuration names them (`notify.channels`). */
export const CHANNEL_NAMES = ['email'] as const;
