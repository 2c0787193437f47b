interface Size {
  width: number;
  height: number;
}

/**
 * The size a picture is drawn at, in CSS pixels: inside the box, never enlarged, its shape kept. Known
 * before the picture arrives, so nothing jumps when it does. Undefined when the picture's size isn't known.
 */
export function fitInto(
  picture: { width: number | null; height: number | null },
  box: Size,
): Size | undefined {
  const { width, height } = picture;
  if (!width || !height || width < 0 || height < 0) return undefined;
  const scale = Math.min(1, box.width / width, box.height / height);
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}
