import './globals.css';
import { GeistMono } from 'geist/font/mono';
import { GeistSans } from 'geist/font/sans';
import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { SessionProvider } from '@/components/providers/session-provider.tsx';
import { ThemeProvider } from '@/components/providers/theme-provider.tsx';
import { env } from '@/lib/env.ts';
import { nonce } from '@/lib/nonce.ts';

const description =
  'Private tickets for your Discord community, and complete transcripts: every message, edit, deletion and image, kept long after the channel is gone.';

export async function generateMetadata(): Promise<Metadata> {
  // The public address is known per request only: a build needs no environment.
  await headers();
  const title = 'FNS Tickets: a help desk for Discord';
  return {
    metadataBase: new URL(env().DASHBOARD_URL),
    title: { default: title, template: '%s · FNS Tickets' },
    description,
    applicationName: 'FNS Tickets',
    openGraph: { type: 'website', siteName: 'FNS Tickets', title, description },
    twitter: { card: 'summary_large_image' },
  };
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#faf9f6' },
    { media: '(prefers-color-scheme: dark)', color: '#100f0d' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const scriptNonce = await nonce();
  return (
    // The theme's script sets the class before React wakes up.
    <html
      lang="en"
      suppressHydrationWarning
      className={`${GeistSans.variable} ${GeistMono.variable}`}
    >
      <body className="font-sans">
        <ThemeProvider {...(scriptNonce ? { nonce: scriptNonce } : {})}>
          <SessionProvider>{children}</SessionProvider>
        </ThemeProvider>
      </body>
    </html>
  );
}
