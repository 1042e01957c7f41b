const KEY = "czar.author";

/** Who gives orders in this browser; "" until it was asked for. */
export const author = () => localStorage.getItem(KEY) ?? "";

export const rememberAuthor = (name) => localStorage.setItem(KEY, name.trim());
