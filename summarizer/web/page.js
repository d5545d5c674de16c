// What the page does without asking the server: its language, the live count, the three views of a summary, sources,
// copying, reading aloud, undo. Words come from `newsWords` (strings.py). Nothing here leaves the computer.
(() => {
  'use strict';
  const words = window.newsWords;
  const root = document.documentElement;
  const query = new URLSearchParams(location.search);
  const find = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const stored = name => { try { return localStorage.getItem(name); } catch { return null; } };
  const store = (name, value) => { try { localStorage.setItem(name, value); } catch { /* private window */ } };

  // ---- the page's language: the link's, else the last choice, else the browser's -----------------------------------

  // Gradio has already put its components in the browser's language when this script runs.
  const known = language => (language === 'en' || language === 'hi' ? language : null);
  const native = /^hi\b/i.test(navigator.language) ? 'hi' : 'en';
  let ui = known(query.get('ui')) || known(stored('news-ui')) || native;
  let view = known(query.get('view')) || (query.get('view') === 'both' ? 'both' : ui);

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
  const wordsFor = (key, values = {}) => fill(words[key][ui === 'hi' ? 1 : 0], values);
  const both = (key, values = {}) => ['en', 'hi'].map((language, at) => {
    const span = document.createElement('span');
    span.className = `ui-${language}`;
    span.lang = language;
    span.textContent = fill(words[key][at], values);
    return span;
  });

  function markLanguage() {
    root.lang = ui;
    root.dataset.ui = ui;
    document.title = words.title[ui === 'hi' ? 1 : 0];
    all('[data-ui]').forEach(button => {
      if (button !== root) button.setAttribute('aria-pressed', String(button.dataset.ui === ui));
    });
  }

  // Gradio cannot change its language while it runs, and has some words in English alone, so that the words of its
  // components are exchanged in place. A word with a gap in it, {name}, stands for whatever is there.
  const own = '.ui-en, .ui-hi, .pill, #result, #used, textarea, script, style';
  const escaped = text => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const dictionary = to => {
    const [from, at] = to === 'hi' ? [0, 1] : [1, 0];
    const pairs = Object.values(words).map(pair => [pair[from], pair[at]]);
    const gaps = Object.keys(words).filter(key => key.startsWith('gradio.') && words[key][0].includes('{'));
    return {
      plain: new Map(pairs),
      patterns: gaps.map(key => [
        new RegExp(`^${escaped(words[key][from]).replace(/\\\{(\w+)\\\}/g, '(?<$1>.+?)')}$`, 's'), words[key][at],
      ]),
    };
  };
  const dictionaries = { en: dictionary('en'), hi: dictionary('hi') };
  function other(text, to) {
    if (!text) return null;
    const { plain, patterns } = dictionaries[to];
    if (plain.has(text)) return plain.get(text);
    for (const [pattern, result] of patterns) {
      const found = pattern.exec(text);
      if (found) return fill(result, found.groups);
    }
    return null;
  }
  function translate(top, to) {
    const walker = document.createTreeWalker(top, NodeFilter.SHOW_TEXT);
    for (let node = walker.currentNode; node; node = walker.nextNode()) {
      if (node.nodeType !== Node.TEXT_NODE || node.parentElement?.closest(own)) continue;
      const text = node.nodeValue.trim();
      const said = other(text, to);
      if (said !== null && said !== text) node.nodeValue = node.nodeValue.replace(text, () => said);
    }
    if (!(top instanceof Element)) return;
    for (const name of ['placeholder', 'aria-label', 'title', 'alt']) {
      for (const element of [top, ...all(`[${name}]`, top)]) {
        const said = other(element.getAttribute(name)?.trim(), to);
        if (said !== null && said !== element.getAttribute(name)) element.setAttribute(name, said);
      }
    }
  }

  function switchLanguage(next) {
    if (next === ui) return;
    ui = next;
    store('news-ui', ui);
    translate(document.body, ui);
    markLanguage();
  }

  // ---- input ---------------------------------------------------------------------------------------------------------

  let counted = null;
  function count() {
    const area = find('#text textarea');
    const line = find('#count');
    if (!area || !line || area.value === counted) return;
    counted = area.value;
    const number = (counted.match(/\S+/g) || []).length;
    const amount = number.toLocaleString('en-IN');
    const parts = [`${amount} `, ...both('count.words')];
    const over = counted.length > 100000;
    if (over || (number > 0 && number < 40)) parts.push(' · ', ...both(over ? 'count.over' : 'count.minimum'));
    line.replaceChildren(...parts);
    line.classList.toggle('low', over || (number > 0 && number < 40));
    area.lang = /[\u0900-\u097f]/.test(counted.slice(0, 2000)) ? 'hi' : 'en';
  }

  // ---- what Gradio leaves unsaid -------------------------------------------------------------------------------------

  // Its radio buttons stand alone, each a stop of the Tab key, in a group without a name; its accordion does not tell
  // whether it is open; its upload button has another name than the words on it.
  function name() {
    for (const id of ['style', 'length', 'digits']) {
      const group = find(`#${id}`);
      const title = group && find('[data-testid="block-info"]', group);
      if (!title) continue;
      if (title.id !== `${id}-name`) {
        title.id = `${id}-name`;
        group.setAttribute('role', 'radiogroup');
        group.setAttribute('aria-labelledby', title.id);
      }
      all('input[type="radio"]', group).forEach(input => { if (input.name !== id) input.name = id; });
    }
    const options = find('#options > button');
    const open = String(Boolean(options && options.classList.contains('open')));
    if (options && options.getAttribute('aria-expanded') !== open) options.setAttribute('aria-expanded', open);
    find('#file .upload-container[aria-label], #file button[aria-label]:has(.wrap)')?.removeAttribute('aria-label');
  }

  // ---- work ----------------------------------------------------------------------------------------------------------

  let ticket = '';
  let adrift = false; // the server is gone; Gradio loads the page anew when it is back
  const narrow = () => matchMedia('(max-width: 899px)').matches;
  const glide = () => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth');

  function idle() {
    const stop = find('#stop');
    const held = document.activeElement === stop; // the keyboard's place must not go with the button
    delete root.dataset.work;
    stop?.setAttribute('disabled', '');
    if (held) find('#summarize')?.focus({ preventScroll: true });
  }

  function lost() {
    adrift = true;
    history.replaceState(null, '', settingsLink());
    if (!root.dataset.work) return;
    idle();
    root.dataset.trouble = 'lost';
  }

  window.newsPage = {
    start(values) {
      hush();
      const id = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
      ticket = JSON.stringify({ id, tab: ['paste', 'link', 'file'][openWay()] || 'paste' });
      root.dataset.work = 'waiting';
      delete root.dataset.trouble;
      const stop = find('#stop');
      stop?.removeAttribute('disabled');
      if (document.activeElement?.matches('[data-act="again"]')) stop?.focus({ preventScroll: true }); // its card goes
      if (narrow()) find('#result-side')?.scrollIntoView({ block: 'start', behavior: glide() });
      if (adrift) lost();
      // Far beyond what is read; the server refuses it by its length, and a longer request before it is read.
      return [ticket, ...values.slice(1).map(value => (typeof value === 'string' ? value.slice(0, 400000) : value))];
    },
    stop() { idle(); return [ticket]; },
    finish() { idle(); },
    refused() { idle(); root.dataset.trouble = 'busy'; },
  };

  // What was written outlives the loading anew that ends a lost connection, in this tab alone, and only then.
  const WRITTEN = ['#text textarea', '#url :is(input, textarea)', '#glossary textarea'];
  let kept = [];
  const ways = () => all('#ways [role="tab"]');
  const openWay = () => ways().findIndex(tab => tab.getAttribute('aria-selected') === 'true');

  const waiting = field => kept.find(([name]) => name === field)?.[1]; // its tab was never opened

  function keep() {
    if (!adrift) return;
    const fields = WRITTEN.map(field => [field, find(field)?.value ?? waiting(field)]).filter(([, value]) => value);
    try { sessionStorage.setItem('news-kept', JSON.stringify({ way: openWay(), fields })); } catch { /* private window */ }
  }
  function takeKept() {
    let found = null;
    try { found = JSON.parse(sessionStorage.getItem('news-kept')); sessionStorage.removeItem('news-kept'); } catch { /* private window */ }
    if (!found) return;
    kept = found.fields;
    if (found.way > 0) ways()[found.way]?.click();
    if (kept.some(([field]) => field === WRITTEN[2])) find('#options > button')?.click(); // built when it is opened
    giveBack();
  }
  function giveBack() {
    kept = kept.filter(([field, value]) => {
      const area = find(field);
      if (!area) return true;
      area.value = value;
      area.dispatchEvent(new Event('input', { bubbles: true }));
      return false;
    });
  }

  // ---- views and sources ---------------------------------------------------------------------------------------------

  function showView() {
    const card = find('#result-card');
    if (!card || !find('.view', card)) return;
    for (const panel of all('.view', card)) {
      const hidden = panel.dataset.view !== view;
      if (panel.hidden !== hidden) panel.hidden = hidden;
    }
    for (const button of all('button[data-view]', card)) button.setAttribute('aria-pressed', String(button.dataset.view === view));
  }

  let lit = null;
  function light(index, { travel }) {
    lit = index;
    all('.marker').forEach(marker => marker.remove());
    all('#result .s').forEach(s => s.setAttribute('aria-pressed', String(s.dataset.i === index)));
    all('#result [data-check]').forEach(row => row.classList.toggle('chosen', row.dataset.check === index));
    const sources = all('#used .src').filter(span => {
      const on = index !== null && span.dataset.of.split(' ').includes(index);
      span.classList.toggle('lit', on);
      return on;
    });
    const told = find('#used .told-source');
    const back = find('#used [data-act="back"]');
    if (!told) return;
    if (index === null) { told.replaceChildren(); back.hidden = true; return; }
    const n = Number(index) + 1;
    told.replaceChildren(...both(sources.length ? 'source.found' : 'source.none', { n }));
    if (!sources.length) return;
    for (const source of sources) {
      if (source.previousElementSibling?.classList.contains('marker')) continue;
      const marker = document.createElement('span');
      marker.className = 'marker';
      marker.append('▸ ', ...both('used.marker', { n }));
      source.before(marker);
    }
    const body = find('#used .body');
    const offset = sources[0].getBoundingClientRect().top - body.getBoundingClientRect().top;
    body.scrollTo({ top: body.scrollTop + offset - 56, behavior: glide() });
    if (travel && narrow()) {
      back.hidden = false;
      find('#used-card').scrollIntoView({ block: 'start', behavior: glide() });
    } else if (travel) {
      body.scrollIntoView({ block: 'nearest', behavior: glide() });
    }
  }

  const visibleSentence = index => all(`#result .s[data-i="${index}"]`).find(s => s.offsetParent !== null);

  // ---- telling -------------------------------------------------------------------------------------------------------

  function tell(key, ...more) {
    find('#result .told')?.replaceChildren(...both(key), ...more);
  }

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const area = document.createElement('textarea');
      area.value = text;
      area.className = 'offscreen';
      document.body.append(area);
      area.select();
      const done = document.execCommand('copy');
      area.remove();
      return done;
    }
  }

  function copyText(card) {
    const { copyEn, copyHi } = card.dataset;
    return view === 'en' ? copyEn : view === 'hi' && copyHi ? copyHi : [copyEn, copyHi].filter(Boolean).join('\n\n');
  }

  function settingsLink() {
    const value = selector => find(selector)?.value;
    const link = new URLSearchParams();
    link.set('style', value('#style input:checked') || 'paragraph');
    link.set('length', value('#length input:checked') || 'medium');
    for (const name of ['sentences', 'words']) if (Number(value(`#${name} input`)) > 0) link.set(name, value(`#${name} input`));
    if (find('#strict input')?.checked) link.set('strict', '1');
    if (value('#digits input:checked') === 'devanagari') link.set('digits', 'devanagari');
    link.set('view', view);
    link.set('ui', ui);
    return `${location.origin}${location.pathname}?${link}`;
  }

  // ---- reading aloud: one sentence at a time, because Chrome falls silent after some 15 seconds of one utterance -----

  let reading = 0;
  function hush() {
    reading += 1;
    window.speechSynthesis?.cancel();
    all('#result .spoken').forEach(s => s.classList.remove('spoken'));
    const button = find('#result [data-act="listen"]');
    if (button && button.getAttribute('aria-pressed') === 'true') {
      button.setAttribute('aria-pressed', 'false');
      find('.label', button).replaceChildren(...both('listen'));
    }
  }

  function voices() {
    const synthesis = window.speechSynthesis;
    if (!synthesis) return Promise.resolve([]);
    const now = synthesis.getVoices();
    if (now.length) return Promise.resolve(now);
    return new Promise(resolve => {
      synthesis.addEventListener?.('voiceschanged', () => resolve(synthesis.getVoices()), { once: true });
      setTimeout(() => resolve(synthesis.getVoices()), 700);
    });
  }

  function bestVoice(list, language) {
    const of = pattern => list.find(voice => pattern.test(voice.lang.replace('_', '-')));
    return language === 'hi' ? of(/^hi(-|$)/i) : of(/^en-IN/i) || of(/^en(-|$)/i);
  }

  async function listen(button) {
    if (button.getAttribute('aria-pressed') === 'true') { hush(); return; }
    hush();
    const mine = reading;
    const card = find('#result-card');
    const language = view === 'en' || !card.dataset.copyHi ? 'en' : 'hi';
    const voice = bestVoice(await voices(), language);
    if (mine !== reading) return;
    if (!voice) {
      const make = document.createElement('button');
      make.type = 'button';
      make.className = 'act';
      make.dataset.act = 'sound-file';
      make.dataset.language = language;
      make.append(...both('voice.file'));
      tell(`voice.none.${language}`, ' ', make);
      return;
    }
    button.setAttribute('aria-pressed', 'true');
    find('.label', button).replaceChildren(...both('listen.stop'));
    const panel = all('.view', card).find(p => p.dataset.view === view);
    const sentences = all('.s', panel).filter(s => view !== 'both' || s.closest('[lang="hi"]') !== null);
    const next = at => {
      all('#result .spoken').forEach(s => s.classList.remove('spoken'));
      if (mine !== reading) return;
      if (at >= sentences.length) { hush(); return; }
      const utterance = new SpeechSynthesisUtterance(sentences[at].dataset.say);
      utterance.voice = voice;
      utterance.lang = voice.lang;
      utterance.onend = () => next(at + 1);
      utterance.onerror = () => { if (mine === reading) hush(); };
      sentences[at].classList.add('spoken');
      window.speechSynthesis.speak(utterance);
    };
    next(0);
  }

  function send(name, detail) {
    find('#bridge .wire')?.dispatchEvent(new CustomEvent(`page-${name}`, { bubbles: true, detail }));
  }

  // ---- one listener for every press ----------------------------------------------------------------------------------

  const acts = {
    async copy() { tell((await copy(copyText(find('#result-card')))) ? 'copied' : 'copy.failed'); },
    listen,
    async link() {
      const link = settingsLink();
      const shown = document.createElement('code');
      shown.lang = 'en';
      shown.textContent = link;
      tell((await copy(link)) ? 'copied' : 'copy.failed', ' ', shown);
    },
    'sound-file'(button) {
      const { language } = button.dataset;
      tell('voice.making');
      send('speak', { language, text: language === 'hi' ? find('#result-card').dataset.copyHi : find('#result-card').dataset.copyEn });
    },
    'show-removed'() {
      const details = find('#removed');
      if (!details) return;
      details.open = true;
      details.scrollIntoView({ block: 'nearest', behavior: glide() });
      find('summary', details).focus({ preventScroll: true });
    },
    undo(button) {
      const row = button.closest('li');
      const back = row.classList.toggle('back-in');
      button.setAttribute('aria-pressed', String(back));
      button.replaceChildren(...both(back ? 'used.undone' : 'used.undo'));
      find('#removed .again').hidden = !find('#removed li.back-in');
    },
    again() { send('again', { lines: all('#removed li.back-in').map(row => Number(row.dataset.line)) }); },
    back() {
      find('#used [data-act="back"]').hidden = true;
      const sentence = visibleSentence(lit);
      sentence?.scrollIntoView({ block: 'center', behavior: glide() });
      sentence?.focus({ preventScroll: true });
    },
  };

  document.addEventListener('click', event => {
    if (!(event.target instanceof Element)) return;
    const button = event.target.closest('button[data-act]');
    if (button) { acts[button.dataset.act]?.(button); return; }
    const pill = event.target.closest('button[data-view]');
    if (pill) { hush(); view = pill.dataset.view; showView(); return; }
    const switcher = event.target.closest('button[data-ui]');
    if (switcher) { switchLanguage(switcher.dataset.ui); return; }
    const sentence = event.target.closest('#result .s');
    if (sentence) light(sentence.dataset.i, { travel: true });
  });
  document.addEventListener('focusin', event => {
    const sentence = event.target instanceof Element && event.target.closest('#result .s');
    if (sentence) light(sentence.dataset.i, { travel: false });
  });
  document.addEventListener('keydown', event => {
    const sentence = event.target instanceof Element && event.target.closest('#result .s');
    if (sentence && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      light(sentence.dataset.i, { travel: true });
    } else if (event.key === 'Escape') {
      hush();
      light(null, { travel: false });
    }
  });

  // ---- what the server writes ------------------------------------------------------------------------------------------

  let awake = false;
  function wake() {
    if (awake) return;
    const result = find('#result');
    const status = find('#status');
    if (!result || !status || !find('#text textarea') || !find('[data-ui]:not(html)')) { setTimeout(wake, 60); return; }
    awake = true;
    translate(document.body, ui);
    new MutationObserver(changes => {  // tabs, options and messages are built when they are first needed
      for (const change of changes) for (const node of change.addedNodes) {
        if (!node.parentElement?.closest(own) && node.textContent.includes(words['gradio.lost'][0])) lost();
        translate(node, ui);
      }
      giveBack();
    }).observe(document.body, { childList: true, subtree: true });
    addEventListener('pagehide', keep);
    takeKept();
    markLanguage();
    idle();
    // Gradio patches the card in place, so the view chosen here is set again whenever the server's HTML comes in.
    new MutationObserver(showView).observe(result, { childList: true, subtree: true, attributes: true, attributeFilter: ['hidden'] });
    new MutationObserver(() => {
      const now = find(`.now .ui-${ui}`, status)?.textContent || '';
      if (root.dataset.work && now) root.dataset.work = 'on';
      const heard = find('#heard');  // one line for those who hear the page, in place of all that changes
      if (heard && heard.textContent !== now) { heard.textContent = now; heard.lang = ui; }
    }).observe(status, { childList: true, subtree: true, characterData: true });
    new MutationObserver(() => find('#result .told')?.replaceChildren()).observe(find('#voice'), { childList: true, subtree: true });
    // Example texts and Gradio's own redrawing raise no event that could be listened to.
    setInterval(() => {
      count();
      if (!root.dataset.work) idle();
      name();
    }, 200);
    count();
  }

  markLanguage();
  document.addEventListener('DOMContentLoaded', wake);
  if (document.readyState !== 'loading') wake();
})();
