import { SearchX } from 'lucide-react';
import Link from 'next/link';
import { Button } from '../ui/button.tsx';
import { Wall } from './wall.tsx';

/** Brings its own title: where `notFound()` cuts a page short, the page's metadata is lost with it. */
export function NotFoundWall() {
  return (
    <Wall
      icon={SearchX}
      code="404"
      title="There is nothing here"
      actions={
        <>
          <Button asChild variant="primary">
            <Link href="/dashboard">Your servers</Link>
          </Button>
          <Button asChild>
            <Link href="/">Home</Link>
          </Button>
        </>
      }
    >
      <title>Not found · FNS Tickets</title>
      <p>
        It may have been deleted, its address may be mistyped, or it belongs to a server you are not
        in.
      </p>
    </Wall>
  );
}
