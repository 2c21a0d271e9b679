/** Hands a file to the browser to save. */
export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  saveAddress(address, name);
  // The browser has begun to read it by the end of this turn.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** What is at the address, under a name of ours. */
export function saveAddress(address: string, name: string): void {
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
}
