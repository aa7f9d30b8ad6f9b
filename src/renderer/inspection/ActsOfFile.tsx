import type { ReactNode } from 'react';
import { counted } from '../../core/cases/summary.ts';
import type { DocumentLink, Inspection } from '../../core/documents/inspection.ts';
import { actionInWords, unshownFieldInWords } from '../../core/documents/inspection-words.ts';
import { leadsElsewhere } from '../../core/documents/leads-elsewhere.ts';
import { visibleText } from '../../core/visible-text.ts';
import { sizeInWords } from '../app/size-words.ts';

interface ActsOfFileProps {
  readonly inspection: Inspection;
  readonly onPage: ((page: number) => void) | null;
}

/** Links listed; the rest is counted. */
const MOST_LINKS = 200;

/** What would run, lead elsewhere or come along in another reader. All of it is only told. */
export function ActsOfFile({ inspection, onPage }: ActsOfFileProps): ReactNode {
  const { objects, links, moreLinks } = inspection;
  const actions = objects?.actions ?? [];
  const attachments = objects?.attachments ?? [];
  const unshown = objects?.unshownValues ?? [];
  const left = Math.max(0, links.length - MOST_LINKS) + moreLinks;
  return (
    <>
      {actions.length > 0 && (
        <section aria-label="What would run elsewhere">
          <h3>What would run elsewhere</h3>
          <p className="quiet">Redrope runs none of it.</p>
          <ul className="eye-list">
            {actions.map((action, index) => (
              <li key={index}>
                {actionInWords(action)}
                {action.text !== '' && <code className="code user-text">{visibleText(action.text)}</code>}
              </li>
            ))}
          </ul>
          <More count={objects?.moreActions ?? 0} />
        </section>
      )}
      {unshown.length > 0 && (
        <section aria-label="Form values that no page shows">
          <h3>Form values that no page shows</h3>
          <p className="quiet">They stand in the file; other readers may draw them.</p>
          <ul className="eye-list">
            {unshown.map((one, index) => (
              <li key={index}>
                <bdi>{visibleText(unshownFieldInWords(one))}</bdi>
                <span className="eye-target user-text">“{visibleText(one.value)}”</span>
              </li>
            ))}
          </ul>
          <More count={objects?.moreUnshownValues ?? 0} />
        </section>
      )}
      {attachments.length > 0 && (
        <section aria-label="Attachments">
          <h3>Attachments inside the file</h3>
          <ul className="eye-list">
            {attachments.map(({ name, bytes }, index) => (
              <li key={index} className="user-text">
                <bdi>{visibleText(name)}</bdi>
                {bytes !== null && `, ${bytes < 1000 ? counted(bytes, 'byte') : sizeInWords(bytes)}`}
              </li>
            ))}
          </ul>
          <More count={objects?.moreAttachments ?? 0} />
        </section>
      )}
      {links.length > 0 && (
        <section aria-label="Links">
          <h3>Links</h3>
          <p className="quiet">Where they lead. They are never opened here.</p>
          <ul className="eye-list">
            {links.slice(0, MOST_LINKS).map((link, index) => (
              <li key={index}>
                <LinkLine link={link} onPage={onPage} />
              </li>
            ))}
          </ul>
          <More count={left} />
        </section>
      )}
    </>
  );
}

/** What is not listed. */
function More({ count }: { readonly count: number }): ReactNode {
  return count > 0 && <p className="quiet">And {count.toLocaleString()} more.</p>;
}

const kinds = { address: '', file: 'Another file: ', program: 'Starts a program: ' } as const;

function LinkLine({
  link,
  onPage,
}: { readonly link: DocumentLink } & Pick<ActsOfFileProps, 'onPage'>): ReactNode {
  const page = `p ${String(link.page)}`;
  return (
    <>
      {onPage === null ? (
        <span className="find-page">{page}</span>
      ) : (
        <button type="button" className="link-button" onClick={() => onPage(link.page)}>
          {page}
        </button>
      )}{' '}
      {kinds[link.kind]}
      <span className="eye-target user-text">{visibleText(link.target)}</span>
      {leadsElsewhere(link) && (
        <span className="eye-warning">Its words name another place: {link.words}</span>
      )}
    </>
  );
}
