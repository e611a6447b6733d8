// Keeps what is typed every 20 seconds while it changes, and warns before the session ends. Without script, text sent after
// the session has ended is kept all the same.
const keeper = document.querySelector('[data-keeps-typed]')

if (keeper) {
  const everySeconds = 20
  const warningSeconds = 120
  const stays = keeper.querySelector('[data-stays]')
  const forms = [...document.querySelectorAll('main form[method="post"]:not([data-holds-no-text])')]
  const leaving = new AbortController()
  let endsAt = Date.now() + Number(keeper.dataset.secondsLeft) * 1000
  let isOver = false

  const typed = () => {
    const fields = new URLSearchParams()
    for (const form of forms) {
      for (const [name, value] of new FormData(form)) {
        if (typeof value === 'string') {
          fields.append(name, value)
        }
      }
    }
    return fields
  }

  let kept = typed().toString()

  const say = what => {
    for (const words of keeper.querySelectorAll('[data-says]')) {
      words.hidden = words.dataset.says !== what
    }
    keeper.hidden = what === ''
    stays.hidden = what !== 'soon'
  }

  const showEnd = () => {
    isOver = true
    say('over')
  }

  const keep = async () => {
    const fields = typed()
    try {
      const answer = await fetch(keeper.dataset.keepsTyped, {
        method: 'POST', body: fields, redirect: 'manual', signal: leaving.signal
      })
      if (answer.type === 'opaqueredirect') {
        // Asked to sign in; what was sent is kept all the same.
        kept = fields.toString()
        showEnd()
      } else if (answer.ok) {
        kept = fields.toString()
        endsAt = Date.now() + (await answer.json()).secondsLeft * 1000
      }
    } catch {
      // The connection failed for a moment: the next round tries again.
    }
  }

  const secondsLeft = () => (endsAt - Date.now()) / 1000

  const watch = () => {
    if (isOver) {
      return
    }
    if (secondsLeft() <= 0) {
      showEnd()
    } else if (secondsLeft() > warningSeconds) {
      say('')
    } else if (keeper.hidden) {
      say('soon')
    }
  }

  stays.addEventListener('click', async () => {
    await keep()
    if (!isOver) {
      say(secondsLeft() > warningSeconds ? '' : 'last')
    }
    forms[0]?.querySelector('input:not([type="hidden"]), textarea, select')?.focus()
  })

  for (const form of forms) {
    form.addEventListener('submit', () => leaving.abort())
  }

  // While earlier text waits to be put back or thrown away, nothing may take its place.
  if (keeper.dataset.isOffered === 'false') {
    setInterval(() => {
      if (!leaving.signal.aborted && typed().toString() !== kept) {
        keep()
      }
    }, everySeconds * 1000)
  }
  setInterval(watch, 5000)
}
