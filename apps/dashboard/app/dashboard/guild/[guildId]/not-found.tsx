import { NotFoundWall } from '@/components/refusal/not-found-wall.tsx';

export default function NotFound() {
  return <NotFoundWall />;
}
