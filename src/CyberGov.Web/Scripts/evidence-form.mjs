// The form that logs evidence: takes pasted screenshots as files and offers a title. Without script the plain fields do.
const takesPasted = document.querySelector('[data-takes-pasted]')
const fileInput = takesPasted?.querySelector('input[type="file"]')
const titleBox = document.getElementById('Title')
const linkBox = document.getElementById('LinkUrl')

if (fileInput && titleBox && linkBox) {
  const status = takesPasted.querySelector('[data-says-pasted]')
  let offered = ''

  const offerTitle = (words, from) => {
    const title = words.replaceAll('_', ' ').trim().slice(0, titleBox.maxLength > 0 ? titleBox.maxLength : undefined)
    if (title === '' || title === titleBox.value || (titleBox.value.trim() !== '' && titleBox.value !== offered)) {
      return ''
    }
    offered = title
    titleBox.value = title
    titleBox.dispatchEvent(new Event('input', { bubbles: true }))
    return ` The title is now ‘${title}’, from ${from}: change it if you know a better one.`
  }

  const withoutEnding = name => name.replace(/\.[^.]{1,10}$/, '')

  const lastPartOf = link => {
    try {
      const parts = new URL(link).pathname.split('/').filter(part => part !== '')
      return withoutEnding(decodeURIComponent(parts.at(-1) ?? '')).replaceAll(/[-+]/g, ' ')
    } catch {
      return ''
    }
  }

  const two = number => String(number).padStart(2, '0')

  const nameOf = (file, taken) => {
    // Browsers call every picture on the clipboard image.png; a copied file has its own name.
    const ending = /^image\.(\w+)$/.exec(file.name)?.[1]
    const now = new Date()
    const stem = ending
      ? `screenshot-${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}-${two(now.getHours())}${two(now.getMinutes())}`
      : withoutEnding(file.name)
    const rest = ending ? `.${ending}` : file.name.slice(stem.length)
    let name = stem + rest
    for (let number = 2; taken.has(name); number++) {
      name = `${stem}-${number}${rest}`
    }
    return name
  }

  const addToChosen = pasted => {
    const all = new DataTransfer()
    const taken = new Set()
    for (const file of fileInput.files) {
      all.items.add(file)
      taken.add(file.name)
    }
    const names = []
    for (const file of pasted) {
      const name = nameOf(file, taken)
      taken.add(name)
      names.push(name)
      all.items.add(new File([file], name, { type: file.type, lastModified: file.lastModified }))
    }
    fileInput.files = all.files
    fileInput.dispatchEvent(new Event('change', { bubbles: true }))
    const chosen = all.files.length === 1 ? '1 file is' : `${all.files.length} files are`
    status.textContent = `Added ${names.join(', ')}. ${chosen} chosen.${status.textContent}`
  }

  fileInput.addEventListener('change', () => {
    const first = fileInput.files[0]
    status.textContent = first ? offerTitle(withoutEnding(first.name), 'the name of the file') : ''
  })

  linkBox.addEventListener('change', () => {
    status.textContent = offerTitle(lastPartOf(linkBox.value.trim()), 'the link')
  })

  linkBox.addEventListener('paste', () => setTimeout(() => linkBox.dispatchEvent(new Event('change')), 0))

  document.addEventListener('paste', event => {
    const pasted = [...(event.clipboardData?.files ?? [])]
    const intoText = event.target instanceof HTMLElement && event.target.matches('input, textarea')
    // Spreadsheets put a picture of the cells beside their text: in a box the text is meant.
    if (pasted.length === 0 || (intoText && event.clipboardData.types.includes('text/plain'))) {
      return
    }
    event.preventDefault()
    addToChosen(pasted)
  })

  takesPasted.querySelector('[data-paste-hint]').hidden = false
}
