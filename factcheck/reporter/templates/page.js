(() => {
  'use strict';
  const all = (query, root) => [...(root || document).querySelectorAll(query)];
  const id = name => document.getElementById(name);
  const form = id('filter'), said = id('said'), help = id('help');
  const cards = all('.card'), rows = all('.matrix tr[data-k]');
  const tell = text => { said.textContent = ''; setTimeout(() => { said.textContent = text; }, 50); };
  const levels = () => all('[name=severity]:checked', form).map(box => box.value);

  // The articles (by number) that have a value in a row of the matrix.
  const tellers = row => {
    const heads = all('thead tr:last-child th', row.closest('table')).slice(1);
    return all('td', row).flatMap((cell, at) => cell.textContent.trim() === '–' ? [] : [heads[at].firstElementChild.hash.slice(9)]);
  };
  rows.forEach(row => { row.dataset.o = tellers(row).join(' '); });

  const target = () => location.hash.slice(1).split('?')[0];

  const apply = () => {
    const wanted = levels(), outlet = form.outlet.value.split(' ').filter(Boolean), kind = form.kind.value;
    const words = form.text.value.trim().toLowerCase();
    const fits = (element, unrated) =>
      (wanted.includes(element.dataset.s) || (unrated && wanted.length === 3)) &&
      (!outlet.length || element.dataset.o.split(' ').some(number => outlet.includes(number))) &&
      (!kind || element.dataset.k === kind) &&
      (!words || element.textContent.toLowerCase().includes(words));
    cards.forEach(card => { card.hidden = !fits(card, false); });
    rows.forEach(row => { row.hidden = !fits(row, true); });
    const shown = cards.filter(card => !card.hidden).length;
    id('shown').textContent = shown + ' of ' + cards.length + ' findings';
  };

  const save = () => {
    const state = new URLSearchParams();
    if (levels().length < 3) state.set('severity', levels().join(','));
    ['outlet', 'kind', 'text'].forEach(name => { if (form[name].value) state.set(name, form[name].value); });
    if (!form.keys.checked) state.set('keys', 'off');
    const query = state.toString();
    history.replaceState(null, '', '#' + target() + (query ? '?' + query : ''));
  };

  const load = () => {
    const state = new URLSearchParams(location.hash.split('?')[1] || '');
    if (location.hash.includes('?')) {
      const wanted = state.has('severity') ? state.get('severity').split(',') : ['error', 'warning', 'note'];
      all('[name=severity]', form).forEach(box => { box.checked = wanted.includes(box.value); });
      ['outlet', 'kind', 'text'].forEach(name => { form[name].value = state.get(name) || ''; });
      form.keys.checked = state.get('keys') !== 'off';
    }
    apply();
    const place = target() && id(target());
    if (!place) return;
    for (let each = place; each; each = each.parentElement) {
      if (each.tagName === 'DETAILS') each.open = true;
      if (each.hidden && each !== help) each.hidden = false;
    }
    place.scrollIntoView();
    if (place.classList.contains('card')) place.focus({ preventScroll: true });
  };

  const copied = async text => {
    try {
      await navigator.clipboard.writeText(text);
    } catch (refused) {
      const field = document.createElement('textarea');
      field.value = text;
      document.body.append(field);
      field.select();
      document.execCommand('copy');
      field.remove();
    }
    tell('Copied');
  };

  const step = by => {
    const shown = cards.filter(card => !card.hidden);
    const at = shown.indexOf(document.activeElement && document.activeElement.closest('.card'));
    const next = shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : Math.min(Math.max(at + by, 0), shown.length - 1)];
    if (!next) return;
    next.focus();
    next.scrollIntoView({ block: 'start' });
  };

  if (form) {
    form.hidden = false;
    form.addEventListener('submit', event => event.preventDefault());
    form.addEventListener('input', () => { apply(); save(); });
    form.addEventListener('reset', () => setTimeout(() => { apply(); save(); }));
    window.addEventListener('hashchange', load);
    document.addEventListener('keydown', event => {
      const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
      if (typing || event.ctrlKey || event.altKey || event.metaKey || !form.keys.checked || help.open) return;
      if (event.key === 'j') step(1);
      else if (event.key === 'k') step(-1);
      else if (event.key === '?') help.showModal();
      else return;
      event.preventDefault();
    });
    load();
  }
  all('button[data-copy]').forEach(button => {
    button.hidden = false;
    button.addEventListener('click', () => copied(button.dataset.copy === 'link'
      ? location.href.split('#')[0] + '#' + button.closest('.card').id
      : button.previousElementSibling.textContent));
  });
  let opened = [];
  window.addEventListener('beforeprint', () => {
    opened = all('.error details:not([open]), .warning details:not([open])');
    opened.forEach(each => { each.open = true; });
  });
  window.addEventListener('afterprint', () => opened.forEach(each => { each.open = false; }));
})();
