// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/bench/child.h"
#include "tests/bench/crowd.h"
#include "tests/bench/http_line.h"
#include "tests/bench/measurements.h"

#include <QDirIterator>

namespace betlog::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kWeeks = 250;

struct Call
{
    QString what;
    QByteArray path;
};

QList<Call> callsOf(int bets)
{
    const QByteArray middle = QByteArray::number(bets / 2);
    return {
        {u"the newest 100 bets"_s, "/api/bets"},
        {u"a bet by its number"_s, "/api/bets/" + middle},
        {u"its history"_s, "/api/bets/" + middle + "/history"},
        {u"a week of %1 bets"_s.arg(bets / kWeeks), "/api/bets/2025-06-01"},
        {u"100 bets of a person in a week"_s, "/api/bets?week=2025-06-01&user=Person%207"},
        {u"100 bets of a person"_s, "/api/bets?user=Person%207"},
        {u"100 that still wait for a result"_s, "/api/bets?status=pending"},
        {u"500 changes from the middle"_s, "/api/changes?since=" + middle},
        {u"a week's changes from the first"_s, "/api/changes?since=0&rooms=*/2025-06-01"},
        {u"the snapshot of a week"_s, "/api/snapshot?rooms=*/2025-06-01"},
        {u"statistics of a week"_s, "/api/stats?from=2025-06-01&to=2025-06-01"},
        {u"statistics of all time"_s, "/api/stats"}};
}

struct Figures
{
    double firstMs = 0;
    double p50Ms = 0;
    double kilobytes = 0;
};

Figures measure(HttpLine& http, const QByteArray& path, int rounds)
{
    Figures figures;
    QList<double> took;
    for (int i = 0; i < rounds; ++i) {
        const auto start = Clock::now();
        const HttpLine::Answer answer = http.get(path);
        took.append(millisecondsSince(start));
        if (answer.status != 200)
            qFatal("%s is refused with %d", path.constData(), answer.status);
        figures.kilobytes = double(answer.body.size()) / 1024;
    }
    figures.firstMs = took.first();
    figures.p50Ms = percentile(took, 50);
    return figures;
}

double statisticsAfterAChange(HttpLine& http)
{
    http.send("POST", "/api/bets", betBody());
    if (http.readAnswer().status != 201)
        qFatal("A bet was refused");
    return measure(http, "/api/stats", 1).firstMs;
}

double megabytesOf(const QString& folder)
{
    double bytes = 0;
    QDirIterator files(folder, QDir::Files);
    while (files.hasNext()) {
        files.next();
        bytes += double(files.fileInfo().size());
    }
    return bytes / 1024 / 1024;
}

} // namespace

void measureLarge(const Setting& setting, Report& report)
{
    const int bets = setting.largeBets;
    if (bets == 0)
        return;
    report.section(
        u"A large log"_s,
        u"What questions over HTTP take in a log of %1 bets over %2 weeks: first right after a "
        u"start, while the statistics of all time are read ahead and whoever asks for much takes "
        u"turns with that; then in peace."_s.arg(bets)
            .arg(kWeeks),
        {u"what"_s, u"first ms"_s, u"p50 ms, meanwhile"_s, u"p50 ms, then"_s, u"KB"_s});
    const int rounds = setting.quick ? 2 : 20;
    const auto filling = Clock::now();
    {
        const auto server = setting.startBetlogd(u"large"_s);
        seedBets(server->port(), bets, kWeeks);
        server->terminate();
    }
    const double filled = millisecondsSince(filling) / 1000;
    const auto starting = Clock::now();
    const auto server = setting.startBetlogd(u"large"_s);
    const double started = millisecondsSince(starting);
    HttpLine http(server->port());
    const QList<Call> calls = callsOf(bets);
    QList<Figures> atFirst;
    for (const Call& call : calls) // the last one is answered when all is read
        atFirst.append(measure(http, call.path, rounds));
    for (qsizetype i = 0; i < calls.size(); ++i) {
        const Figures then = measure(http, calls[i].path, rounds);
        report.row(
            {calls[i].what,
             figure(atFirst[i].firstMs),
             figure(atFirst[i].p50Ms),
             figure(then.p50Ms),
             figure(then.kilobytes)});
    }
    const double after = statisticsAfterAChange(http);
    report.row(
        {u"statistics of all time, after a change"_s, u"–"_s, u"–"_s, figure(after), u"–"_s});
    report.note(
        u"Placed in %1 s, at %2 bets a second; %3 MB on disk. A start takes %4 ms. betlogd held %5 "
        "MB of its own afterwards."_s.arg(
            figure(filled),
            figure(bets / filled),
            figure(megabytesOf(setting.folder + u"/large"_s)),
            figure(started),
            figure(server->privateKilobytes() / 1024)));
}

} // namespace betlog::bench
