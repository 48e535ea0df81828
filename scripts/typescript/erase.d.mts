export function erase(text: string, fileName: string): string;
