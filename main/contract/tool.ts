/** Name and version, as every Assessment, session and report carry it. A test holds it against package.json. */
export const TOOL = 'earshot 0.1.0';
