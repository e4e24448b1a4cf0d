// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/bench/child.h"
#include "tests/bench/crowd.h"
#include "tests/bench/http_line.h"
#include "tests/bench/measurements.h"

#include <deque>

namespace betlog::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Sample
{
    double seconds = 0;
    double kilobytes = 0;
    double latencyMs = 0;
};

/// Of a straight line through the samples: how much `value` grows a minute.
double slopeAMinute(const QList<Sample>& samples, double Sample::*value)
{
    double n = 0;
    double x = 0;
    double y = 0;
    double xx = 0;
    double xy = 0;
    for (const Sample& sample : samples) {
        const double minutes = sample.seconds / 60;
        n += 1;
        x += minutes;
        y += sample.*value;
        xx += minutes * minutes;
        xy += minutes * (sample.*value);
    }
    const double spread = n * xx - x * x;
    return spread > 0 ? (n * xy - x * y) / spread : 0;
}

double mean(const QList<Sample>& samples, qsizetype from, qsizetype to, double Sample::*value)
{
    double sum = 0;
    for (qsizetype i = from; i < to; ++i)
        sum += samples.at(i).*value;
    return to > from ? sum / double(to - from) : 0;
}

/// One second of it: some bets, some questions, some clients that go and others that come.
Sample
oneSecond(const Child& server, HttpLine& http, Crowd& crowd, std::deque<int>& clients, bool quick)
{
    constexpr int kBets = 20;
    constexpr int kTurnover = 10;
    const std::chrono::milliseconds pause(quick ? 1 : 45);
    QList<double> took;
    for (int i = 0; i < kBets; ++i) {
        const auto start = Clock::now();
        http.send("POST", "/api/bets", betBody("2024-12-01", i));
        const qint64 expected = crowd.messages() + qint64(clients.size());
        constexpr std::chrono::seconds kPatience {20};
        (void)crowd.runUntil([&] { return crowd.messages() >= expected; }, kPatience);
        took.append(millisecondsSince(start));
        (void)http.readAnswer();
        (void)crowd.runUntil([] { return false; }, pause);
    }
    (void)http.get("/api/bets?limit=50");
    (void)http.get("/api/stats");
    for (int i = 0; i < kTurnover; ++i) {
        crowd.close(clients.front());
        clients.pop_front();
    }
    const int first = crowd.open(kTurnover);
    for (int i = 0; i < kTurnover; ++i)
        clients.push_back(first + i);
    return {0, server.privateKilobytes(), percentile(took, 50)};
}

} // namespace

void measureSoak(const Setting& setting, Report& report)
{
    const int connections = setting.quick ? 50 : 1000;
    const auto server = setting.startBetlogd(u"soak"_s);
    // What has a limit is full then, as in a server that has been up for a while: the pages that
    // SQLite keeps, 16 MB for the writer and 2 MB for each reader, and the newest changes.
    const int seeded = setting.quick ? 200 : 20'000;
    seedBets(server->port(), seeded);
    Crowd crowd(server->port());
    std::deque<int> clients;
    const int firstClient = crowd.open(connections);
    for (int i = 0; i < connections; ++i)
        clients.push_back(firstClient + i);
    HttpLine http(server->port());
    QList<Sample> samples;
    const auto start = Clock::now();
    while (Clock::now() - start < setting.soak) {
        samples.append(oneSecond(*server, http, crowd, clients, setting.quick));
        samples.last().seconds = millisecondsSince(start) / 1000;
    }
    // What each client holds is there after the first third.
    const QList<Sample> steady = samples.mid(samples.size() / 3);
    const qsizetype half = steady.size() / 2;
    const double slope = slopeAMinute(steady, &Sample::kilobytes);
    const double first = mean(steady, 0, half, &Sample::latencyMs);
    const double second = mean(steady, half, steady.size(), &Sample::latencyMs);
    report.section(
        u"Soak"_s,
        u"%1 s at %2 connections: 20 bets a second to all, a page and the statistics each second, "
        u"and each second ten clients "
        u"go and ten others come, in a log of %3 bets, so that what has a limit is full: SQLite's "
        u"pages, 16 MB of them for the writer, and the newest changes. Growth is of the last two "
        u"thirds."_s.arg(setting.soak.count())
            .arg(connections)
            .arg(seeded),
        {u"bets"_s,
         u"memory MB"_s,
         u"growth KB a minute"_s,
         u"p50 ms, first half"_s,
         u"p50 ms, second half"_s});
    report.row(
        {QString::number(samples.size() * 20),
         figure(samples.last().kilobytes / 1024),
         figure(slope),
         figure(first),
         figure(second)});
    constexpr double kFlat = 100; // What is freed comes back late: a megabyte in ten minutes.
    report.aim(
        u"soak: memory is flat"_s,
        u"%1 KB a minute over %2 s"_s.arg(figure(slope)).arg(setting.soak.count()),
        slope < kFlat,
        u"Memory that is freed in one size and asked for in another comes back late."_s);
    report.aim(
        u"soak: no drift in latency"_s,
        u"%1 ms, then %2 ms"_s.arg(figure(first), figure(second)),
        second < 1.2 * first,
        u"The disk took longer."_s);
}

} // namespace betlog::bench
