// Where people sign in and out, and where the patrol log is: typed here alone.
export const SIGN_IN_PAGES = "/sign-in/";
export const SIGN_IN = "/sign-in/login/";
export const SIGN_OUT = "/sign-in/logout/";
export const LOG = "/patrols/out/";
export const SIGN_IN_AND_BACK = `${SIGN_IN}?next=${LOG}`;
