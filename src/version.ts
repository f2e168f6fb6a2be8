/** The version in package.json: the User-Agent names it. A test holds the two together. */
export const VERSION = '1.0.0'
