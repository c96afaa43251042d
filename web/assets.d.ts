// Lets the compiler accept the style sheets that Vite bundles.
declare module '*.css';
