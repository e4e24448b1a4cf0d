// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "domain/settlement.h"
#include "tests/bench/crowd.h"
#include "tests/bench/measurements.h"
#include "tests/support/sample_bets.h"
#include "wire/codec.h"

#include <functional>

namespace betlog::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

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

double settling(const domain::Slip& slip, int calls)
{
    const QList<domain::LineResult> results(slip.lines.size(), domain::LineResult::Won);
    const domain::SettlementRules rules;
    return costOf(
        [&] {
            if (!domain::settle(slip, results, rules))
                qFatal("A slip cannot be settled");
        },
        calls);
}

} // namespace

void measureMicro(const Setting& setting, Report& report)
{
    report.section(
        u"Settlement and codec"_s,
        u"Microseconds of one call, the best of seven rounds."_s,
        {u"what"_s, u"µs"_s});
    const int calls = setting.quick ? 5 : 2000;
    report.row(
        {u"settle a parlay of 12 legs"_s,
         figure(settling(slipOf(domain::BetKind::Parlay, 12), calls))});
    domain::Slip system = slipOf(domain::BetKind::System, 10);
    system.sizes = {5};
    report.row({u"settle a system, 5 of 10 (252 parlays)"_s, figure(settling(system, calls / 5))});
    const wire::Change change = tests::sampleChange();
    const QByteArray text = wire::encodeChange(change, {}).json;
    report.row(
        {u"encode and hash a change of %1 bytes"_s.arg(text.size()),
         figure(costOf([&] { (void)wire::encodeChange(change, {}); }, calls))});
    report.row(
        {u"decode it"_s,
         figure(costOf(
             [&] {
                 if (!wire::decodeServerMessage(text))
                     qFatal("A change cannot be read");
             },
             calls))});
}

} // namespace betlog::bench
