import { NextRequest } from 'next/server';
import { GET, POST } from '../app/api/auth/[...nextauth]/route.ts';
import { dashboardUrl } from './dashboard.ts';

/** Cookies of one site, as a browser keeps them. */
class CookieJar {
  private readonly cookies = new Map<string, string>();

  take(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /max-age=0|expires=thu, 01 jan 1970/i.test(line)) {
        this.cookies.delete(name);
      } else this.cookies.set(name, value);
    }
  }

  get header(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }
}

/** Someone's browser: signs in at the dashboard through the pages of a Discord at `discordUrl`. */
export function openBrowser(discordUrl: string) {
  const here = new CookieJar();
  const there = new CookieJar();

  async function visit(path: string, form?: Record<string, string>): Promise<Response> {
    const request = new NextRequest(new URL(path, dashboardUrl), {
      method: form ? 'POST' : 'GET',
      headers: { cookie: here.header },
      ...(form ? { body: new URLSearchParams(form) } : {}),
    });
    const response = await (form ? POST : GET)(request);
    here.take(response);
    return response;
  }

  async function csrfToken(): Promise<string> {
    return ((await (await visit('/api/auth/csrf')).json()) as { csrfToken: string }).csrfToken;
  }

  return {
    visit,
    cookie: () => here.header,

    /** Presses "sign in"; answers with the address at Discord that the browser is sent to. */
    async startSignIn(callbackUrl = '/dashboard'): Promise<string> {
      const form = { csrfToken: await csrfToken(), callbackUrl };
      return locationOf(await visit('/api/auth/signin/discord', form));
    },

    /** Answers Discord's question as this person; gives the address that Discord sends the browser back to. */
    async answerDiscord(
      authorizeUrl: string,
      person: string,
      decision: 'authorise' | 'cancel' = 'authorise',
    ): Promise<string> {
      const page = await fetch(`${authorizeUrl}&as=${person}`, { redirect: 'manual' });
      there.take(page);
      const question = (await page.text()).split('method="post"')[1] ?? '';
      const fields = [...question.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)];
      const answer = await fetch(`${discordUrl}/oauth2/authorize`, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie: there.header },
        body: new URLSearchParams([
          ...fields.map(([, name = '', value = '']) => [name, unescaped(value)]),
          ['decision', decision],
        ]),
      });
      return locationOf(answer);
    },

    async signOut(): Promise<Response> {
      return visit('/api/auth/signout', { csrfToken: await csrfToken() });
    },
  };
}

export function locationOf(response: Response): string {
  const location = response.headers.get('location');
  if (!location) throw new Error(`The answer (${response.status}) leads nowhere`);
  return location;
}

function unescaped(html: string): string {
  const named: Record<string, string> = { quot: '"', amp: '&', lt: '<', gt: '>', '#39': "'" };
  return html.replace(/&(#?\w+);/g, (whole, name: string) => named[name] ?? whole);
}
