/** What stands for blacked-out words, whatever their length was. */
export const blackMark = "█████";
