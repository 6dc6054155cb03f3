// Writes the committed description of the API: npm run schema
import { writeFileSync } from 'node:fs';
import { buildApiSchema, sdlOf } from './build.js';

writeFileSync('schema.graphql', sdlOf(buildApiSchema()));
