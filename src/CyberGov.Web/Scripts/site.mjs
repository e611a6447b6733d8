// Joined to govuk-frontend by build-assets.mjs, which provides its component classes as plain names.
/* global Button, CharacterCount, Checkboxes, ErrorSummary, FileUpload, NotificationBanner, PasswordInput, Radios,
   ServiceNavigation, SkipLink, Tabs, createAll */
for (const component of [Button, CharacterCount, Checkboxes, ErrorSummary, FileUpload, NotificationBanner,
  PasswordInput, Radios, ServiceNavigation, SkipLink, Tabs]) {
  createAll(component)
}

const isTyping = element =>
  element instanceof HTMLElement &&
  (element.isContentEditable || element.matches('input, textarea, select, [role="textbox"], [role="combobox"]'))

// "/" goes to the search box, unless the person is typing or a modifier is down (WCAG 2.1.4).
document.addEventListener('keydown', event => {
  const search = document.getElementById('site-search')
  if (event.key !== '/' || !search || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) {
    return
  }
  event.preventDefault()
  search.focus()
  search.select()
})

// The identity menu is a plain disclosure; Escape or a click elsewhere closes it.
const menu = document.querySelector('details[data-closes]')
if (menu) {
  document.addEventListener('click', event => {
    if (!menu.contains(event.target)) {
      menu.open = false
    }
  })
  menu.addEventListener('keydown', event => {
    if (event.key === 'Escape' && menu.open) {
      menu.open = false
      menu.querySelector('summary').focus()
    }
  })
}

// A long list of tick boxes gets a box that narrows it; what is ticked stays in sight, and without script all are shown.
for (const list of document.querySelectorAll('[data-filters-choices]')) {
  const box = document.getElementById(list.dataset.filtersChoices)
  const items = [...list.querySelectorAll('.govuk-checkboxes__item')]
  box.closest('[hidden]').removeAttribute('hidden')
  box.addEventListener('input', () => {
    const words = box.value.toLowerCase().split(/\s+/)
    for (const item of items) {
      const text = item.textContent.toLowerCase()
      item.hidden = !item.querySelector('input').checked && !words.every(word => text.includes(word))
    }
  })
  box.addEventListener('keydown', event => {
    if (event.key === 'Enter') {
      event.preventDefault()
    }
  })
}

// A tick box in a table head ticks every row; without script each row is ticked by hand.
for (const all of document.querySelectorAll('input[data-ticks-all]')) {
  const boxes = [...document.querySelectorAll(`input[type="checkbox"][name="${CSS.escape(all.dataset.ticksAll)}"]`)]
  const showState = () => {
    const ticked = boxes.filter(box => box.checked).length
    all.checked = boxes.length > 0 && ticked === boxes.length
    all.indeterminate = ticked > 0 && ticked < boxes.length
  }
  all.addEventListener('change', () => {
    for (const box of boxes) {
      box.checked = all.checked
    }
  })
  for (const box of boxes) {
    box.addEventListener('change', showState)
  }
  all.closest('[hidden]')?.removeAttribute('hidden')
  showState()
}

// Work in the background: asks every two seconds how far it is. Without script the page loads itself again.
for (const work of document.querySelectorAll('[data-progress-from]')) {
  const bar = work.querySelector('progress')
  const words = work.querySelector('[role="status"]')
  const ask = async () => {
    try {
      const answer = await fetch(work.dataset.progressFrom, { headers: { Accept: 'application/json' } })
      // Signed out, or gone: the page itself says it best.
      if (!answer.ok || answer.redirected) {
        location.reload()
        return
      }
      const now = await answer.json()
      if (now.isFinished) {
        location.reload()
        return
      }
      bar.value = now.percentDone
      if (words.textContent !== now.words) {
        words.textContent = now.words
      }
    } catch {
      // The connection failed for a moment: ask again.
    }
    setTimeout(ask, 2000)
  }
  setTimeout(ask, 2000)
}
