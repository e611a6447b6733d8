// Makes wwwroot/lib from Styles, Scripts and the npm packages. Run by the build; `npm run build` does the same by hand.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compile } from 'sass'

const root = dirname(fileURLToPath(import.meta.url))
const library = join(root, 'wwwroot', 'lib')
const read = (...parts) => readFileSync(join(root, ...parts), 'utf8')

// Written beside and renamed, so that a reader never sees half a file.
const write = (name, text) => {
  const beside = join(library, `.${name}.${process.pid}`)
  writeFileSync(beside, text)
  renameSync(beside, join(library, name))
}

mkdirSync(library, { recursive: true })

const { css } = compile(join(root, 'Styles', 'site.scss'), {
  loadPaths: [join(root, 'node_modules', 'govuk-frontend', 'dist')],
  quietDeps: true,
  style: 'compressed'
})
write('site.css', css)

// One module for the site: an import between two files would need their fingerprinted names in an inline import map,
// which the content security policy does not allow. So the library's export list becomes plain names in the same file.
const published = read('node_modules', 'govuk-frontend', 'dist', 'govuk', 'govuk-frontend.min.js')
const exportList = /export\{[\w,]+\};/
if (!exportList.test(published)) {
  throw new Error('govuk-frontend.min.js no longer ends with a plain export list: mend build-assets.mjs')
}
const govuk = published.replace(exportList, '').replace(/\/\/# sourceMappingURL=.*/, '')
const parts = ['evidence-form.mjs', 'typed-text.mjs'].map(name => `{\n${read('Scripts', name)}}`)
write('site.js', [govuk, read('Scripts', 'site.mjs'), ...parts].join('\n'))
write('js-enabled.js', read('Scripts', 'js-enabled.js'))
