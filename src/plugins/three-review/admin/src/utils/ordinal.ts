const NUMERALS = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** Ordinals as the regulation writes them: 第四项; digits in English and past ten. */
export const ordinal = (number: number, chinese: boolean): string => (chinese ? (NUMERALS[number] ?? String(number)) : String(number));
