// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/bench/child.h"
#include "tests/bench/crowd.h"
#include "tests/bench/http_line.h"
#include "tests/bench/measurements.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace betlog::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kRounds = 5;
constexpr int kMostOverHttp = 40'000; ///< bets of 1.2 KB in the 64 MiB that an answer may have
constexpr std::chrono::seconds kPatience {120};

struct Figures
{
    double ms = 0; ///< the middle of the rounds
    double kilobytes = 0;
};

struct Aims
{
    int bets = 0;
    double missedMs = 0;
    double snapshotMs = 0;
    QList<double> percents;
};

const QString kServerLimit = u"The time is spent reading the log and packing."_s;
const QString kHashLimit =
    u"A change holds a hash of 32 random bytes and two UUIDs, 64 bytes that nothing packs."_s;

/// From the hello until "live".
Figures measureHello(quint16 port, const QByteArray& hello, int rounds)
{
    QList<double> took;
    double kilobytes = 0;
    for (int i = 0; i < rounds; ++i) {
        Crowd crowd(port);
        bool isLive = false;
        crowd.onMessage([&](int, QByteArrayView text) {
            if (text.first(std::min<qsizetype>(text.size(), 200)).contains("\"type\":\"live\""))
                isLive = true;
        });
        const int client = crowd.open(1);
        const qint64 bytes = crowd.bytes();
        const auto start = Clock::now();
        crowd.send(client, hello);
        if (!crowd.runUntil([&] { return isLive; }, kPatience))
            qFatal("A client does not get live");
        took.append(millisecondsSince(start));
        kilobytes = double(crowd.bytes() - bytes) / 1024;
    }
    return {percentile(took, 50), kilobytes};
}

Figures measureGet(quint16 port, const QByteArray& path, const QByteArray& headers, int rounds)
{
    QList<double> took;
    double kilobytes = 0;
    HttpLine http(port);
    for (int i = 0; i < rounds; ++i) {
        const auto start = Clock::now();
        const HttpLine::Answer answer = http.get(path, headers);
        took.append(millisecondsSince(start));
        if (answer.status != 200)
            qFatal("%s is refused", path.constData());
        kilobytes = double(answer.body.size()) / 1024;
    }
    return {percentile(took, 50), kilobytes};
}

/// Adds the row; how many per cent of the plain bytes the packed ones are.
double add(Report& report, const QString& what, const Figures& plain, const Figures& packed)
{
    report.row(
        {what,
         figure(plain.ms),
         figure(plain.kilobytes),
         figure(packed.ms),
         figure(packed.kilobytes),
         figure(100 * packed.kilobytes / plain.kilobytes)});
    return 100 * packed.kilobytes / plain.kilobytes;
}

void tellAims(const Aims& aims, Report& report)
{
    report.aim(
        u"1,000 missed changes in at most 50 ms"_s,
        figure(aims.missedMs) + u" ms"_s,
        aims.missedMs <= 50,
        kServerLimit);
    report.aim(
        u"a first snapshot of %1 bets in at most 1 s"_s.arg(aims.bets),
        figure(aims.snapshotMs / 1000) + u" s"_s,
        aims.snapshotMs <= 1000,
        kServerLimit);
    report.aim(
        u"bytes on the wire at most 15 % of the plain JSON, of 1,000 changes and more"_s,
        span(aims.percents) + u" %"_s,
        percentile(aims.percents, 100) <= 15,
        kHashLimit);
}

} // namespace

void measureCatchUp(const Setting& setting, Report& report)
{
    report.section(
        u"Catch-up"_s,
        u"From the hello to `live` for a client that missed so many changes, or has nothing yet; "
        u"and the same snapshot over "
        u"HTTP. Packed: the client says that it takes zstd."_s,
        {u"what"_s, u"plain ms"_s, u"plain KB"_s, u"packed ms"_s, u"packed KB"_s, u"% of plain"_s});
    const int bets = setting.quick ? 200 : 100'000;
    const auto server = setting.startBetlogd(u"catch-up"_s);
    seedBets(server->port(), bets);
    const QJsonObject health =
        QJsonDocument::fromJson(HttpLine(server->port()).get("/api/health").body).object();
    const QByteArray epoch = health["epoch"_L1].toString().toLatin1();
    const QByteArray zstd = R"(,"compress":["zstd"])";
    Aims aims;
    aims.bets = bets;
    for (const int missed : setting.quick ? QList<int> {10, 100} : QList<int> {10, 1000, 100'000}) {
        const QByteArray resume = R"({"epoch":")" + epoch + R"(","seq":)"
            + QByteArray::number(health["seq"_L1].toInt() - missed) + '}';
        const Figures plain = measureHello(server->port(), helloText("*", resume), kRounds);
        const Figures packed = measureHello(server->port(), helloText("*", resume, zstd), kRounds);
        const double percent = add(report, u"%1 missed changes"_s.arg(missed), plain, packed);
        if (missed == 1000 || setting.quick)
            aims.missedMs = packed.ms;
        if (missed > 10)
            aims.percents.append(percent);
    }
    const QByteArray accepts = "Accept-Encoding: zstd\r\n";
    for (const auto& [name, rooms, part] :
         {std::tuple(u"a week of %1 bets"_s, QByteArray("*/2024-12-01"), 10),
          std::tuple(u"all %1 bets"_s, QByteArray("*"), 1)})
    {
        const Figures packed = measureHello(server->port(), helloText(rooms, {}, zstd), kRounds);
        aims.snapshotMs = packed.ms;
        aims.percents.append(
            add(report,
                name.arg(bets / part) + u", snapshot"_s,
                measureHello(server->port(), helloText(rooms), kRounds),
                packed));
        const QByteArray path = "/api/snapshot?rooms=" + rooms;
        if (bets / part > kMostOverHttp)
            continue; // More than one answer may be long; such a client pages, or takes weeks.
        aims.percents.append(
            add(report,
                name.arg(bets / part) + u", over HTTP"_s,
                measureGet(server->port(), path, {}, kRounds),
                measureGet(server->port(), path, accepts, kRounds)));
    }
    tellAims(aims, report);
    report.note(
        u"betlogd with %1 bets held %2 MB of its own afterwards, and %3 MB at its peak."_s.arg(
            QString::number(bets),
            figure(server->privateKilobytes() / 1024),
            figure(server->peakKilobytes() / 1024)));
}

} // namespace betlog::bench
