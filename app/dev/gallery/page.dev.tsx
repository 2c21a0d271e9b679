import { Gallery } from "@/components/transcript/gallery";
import { listGallery } from "@/lib/server/gallery";

/** One of everything that Kore sends, for looking at while drawing it. */
export default function Page() {
  return <Gallery items={listGallery().map(({ name, message }) => ({ name, message }))} />;
}
