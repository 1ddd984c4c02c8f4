/** Keys in a URL would stand in logs; they come from the environment. */
export const baseURLForm = /^https?:\/\/[^\s/@?#]+[^\s@?#]*$/i

export const expectedBaseURL =
  'Expected a URL that begins with `https://` or `http://` and holds neither user, query nor fragment'
