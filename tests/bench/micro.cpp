// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/replica_writer.h"
#include "domain/settlement.h"
#include "tests/bench/crowd.h"
#include "tests/bench/measurements.h"
#include "tests/support/sample_bets.h"
#include "wire/codec.h"
#include "wire/packing.h"

#include <QCoreApplication>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>

#include <functional>
#include <optional>

namespace betlog::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

/// One thing that is done again and again.
struct Op
{
    QString name;
    QString what;
    std::function<void()> call;
};

domain::Slip slipOf(domain::BetKind kind, int lines)
{
    domain::Slip slip;
    slip.kind = kind;
    slip.stake = domain::Money(1000);
    for (int i = 0; i < lines; ++i) {
        domain::Line line;
        line.selection = u"Line %1"_s.arg(i);
        line.odds = domain::Odds {domain::OddsFormat::Decimal, u"1.9%1"_s.arg(i % 10)};
        slip.lines.append(line);
    }
    return slip;
}

std::function<void()> settling(const domain::Slip& slip)
{
    const QList<domain::LineResult> results(slip.lines.size(), domain::LineResult::Won);
    return [slip, results] {
        if (!domain::settle(slip, results, {}))
            qFatal("A slip cannot be settled");
    };
}

/// A change of a bet, applied to a replica that shows it, each time as its next version.
std::function<void()> applying(const wire::Change& change)
{
    const auto replica = std::make_shared<sync::Replica>();
    return [replica, next = change]() mutable {
        ++next.bet.version;
        next.seq = next.seq.next();
        replica->writer().apply(next);
    };
}

QList<Op> allOps()
{
    domain::Slip system = slipOf(domain::BetKind::System, 10);
    system.sizes = {5};
    const wire::Change change = tests::sampleChange();
    const QByteArray text = wire::encodeChange(change, {}).json;
    const QList<QByteArray> page(100, text);
    return {
        {u"parlay"_s,
         u"settle a parlay of 12 legs"_s,
         settling(slipOf(domain::BetKind::Parlay, 12))},
        {u"system"_s, u"settle a system, 5 of 10 (252 parlays)"_s, settling(system)},
        {u"encode"_s,
         u"encode and hash a change of %1 bytes"_s.arg(text.size()),
         [change] {
             (void)wire::encodeChange(change, {});
         }},
        {u"decode"_s,
         u"decode it"_s,
         [text] {
             if (!wire::decodeServerMessage(text))
                 qFatal("A change cannot be read");
         }},
        {u"apply"_s, u"apply it to a client's log"_s, applying(change)},
        {u"pack"_s, u"pack 100 of them"_s, [page] {
             (void)wire::packMessages(page);
         }}};
}

/// Microseconds of one call: the best of some rounds, since everything else only adds to it.
double costOf(const std::function<void()>& call, int calls)
{
    constexpr int kRounds = 7;
    double best = 0;
    for (int round = 0; round < kRounds; ++round) {
        const auto start = Clock::now();
        for (int i = 0; i < calls; ++i)
            call();
        const double each = millisecondsSince(start) * 1000 / calls;
        best = round == 0 ? each : std::min(best, each);
    }
    return best;
}

/// All instructions of a run of this program that does the op so often, by callgrind.
std::optional<double> instructionsOf(const QString& op, int calls)
{
    QProcess process;
    process.start(
        u"valgrind"_s,
        {u"--tool=callgrind"_s,
         u"--callgrind-out-file=/dev/null"_s,
         QCoreApplication::applicationFilePath(),
         u"--op"_s,
         op,
         u"--calls"_s,
         QString::number(calls)});
    constexpr int kPatienceMs = 120'000;
    if (!process.waitForFinished(kPatienceMs) || process.exitCode() != 0)
        return std::nullopt;
    static const QRegularExpression collected(u"Collected : (\\d+)"_s);
    const QString told = QString::fromUtf8(process.readAllStandardError());
    return collected.match(told).captured(1).toDouble();
}

/// Thousands of instructions of one call: what some more calls add to a run.
QString thousandsOfInstructions(const Setting& setting, const QString& op)
{
    constexpr int kFew = 5;
    constexpr int kMany = 25;
    if (setting.quick || QStandardPaths::findExecutable(u"valgrind"_s).isEmpty())
        return u"–"_s;
    const auto few = instructionsOf(op, kFew);
    const auto many = instructionsOf(op, kMany);
    return few && many ? figure((*many - *few) / (kMany - kFew) / 1000) : u"–"_s;
}

} // namespace

void measureMicro(const Setting& setting, Report& report)
{
    report.section(
        u"Settlement and codec"_s,
        u"Microseconds of one call, the best of seven rounds; and its instructions by callgrind, "
        u"which do not depend on what else the machine does."_s,
        {u"what"_s, u"µs"_s, u"thousand instructions"_s});
    const int calls = setting.quick ? 5 : 500;
    for (const Op& op : allOps())
        report.row(
            {op.what, figure(costOf(op.call, calls)), thousandsOfInstructions(setting, op.name)});
}

bool runMicro(const QString& name, int calls)
{
    for (const Op& op : allOps()) {
        if (op.name != name)
            continue;
        for (int i = 0; i < calls; ++i)
            op.call();
        return true;
    }
    return false;
}

} // namespace betlog::bench
