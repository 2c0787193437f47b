export { EditorSkeleton as default } from '@/components/panel-editor/editor-skeleton.tsx';
