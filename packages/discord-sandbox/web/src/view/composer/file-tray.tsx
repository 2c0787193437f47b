import { useEffect, useState } from 'react';
import { Icon } from '../icons.tsx';
import type { Files } from './use-files.ts';

/** The files that go with the next message. */
export function FileTray({ files }: { files: Files }) {
  if (files.list.length === 0) return null;
  return (
    <ul className="tray" aria-label="Files to send">
      {files.list.map((file, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same file may be chosen twice
        <li key={`${file.name}${at}`} className="tray-file">
          <Preview file={file} />
          <span className="tray-name">{file.name}</span>
          <button
            type="button"
            className="icon-button"
            aria-label={`Remove ${file.name}`}
            onClick={() => files.remove(file)}
          >
            <Icon name="close" size={16} />
          </button>
        </li>
      ))}
    </ul>
  );
}

function Preview({ file }: { file: File }) {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (!file.type.startsWith('image/')) return;
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  if (url) return <img className="tray-preview" src={url} alt="" />;
  return (
    <span className="tray-preview tray-kind" aria-hidden="true">
      {file.name.split('.').at(-1)?.slice(0, 4)}
    </span>
  );
}
