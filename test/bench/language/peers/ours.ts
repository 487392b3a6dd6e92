import { createLanguageService } from '../../../../src/core/language/index.ts';
import type { OpenDocument, Peer } from './peer.ts';

/** The document language of this project. */
export function ours(): Peer {
  const service = createLanguageService();
  let opened = 0;
  return {
    name: 'ours',
    open: (first, format): OpenDocument => {
      opened += 1;
      const uri = `file:///${opened}`;
      let text = first;
      let version = 1;
      const now = (): Parameters<typeof service.diagnose>[0] => {
        const current = text;
        return { uri, version, format, getText: () => current };
      };
      return {
        change: (next) => {
          text = next;
          version += 1;
        },
        diagnose: () => Promise.resolve(service.diagnose(now())),
        complete: (position) => Promise.resolve(service.complete(now(), position).length),
        close: () => service.close(uri),
      };
    },
    dispose: () => {},
  };
}
