/** Goes up when the same server could now give another answer; then everything is listed again. */
export const CRAWLER_VERSION = '1';
