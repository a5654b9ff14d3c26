/** Changes that a server's page shows; a longer history has pages of its own. */
export const SHOWN_ON_SERVER = 10;
