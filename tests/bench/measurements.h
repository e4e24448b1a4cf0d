// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "tests/bench/report.h"

#include <QString>

#include <chrono>
#include <functional>
#include <memory>

namespace betlog::bench {

class Child;

/// What all measurements share.
struct Setting
{
    bool quick = false; ///< sizes and times that only show that it works
    QString programs; ///< the folder of betlogd and bench_bare
    QString peers; ///< the folder of the Node peers, installed; empty: none
    QString folder; ///< on a real disk, for logs
    std::chrono::seconds soak {30};

    [[nodiscard]] std::unique_ptr<Child> startBetlogd(const QString& log) const;
    [[nodiscard]] std::unique_ptr<Child> startBare() const;
    [[nodiscard]] std::unique_ptr<Child> startPeer() const; ///< none without peers
};

void measureFanOut(const Setting& setting, Report& report);
void measureWrites(const Setting& setting, Report& report);
void measureCatchUp(const Setting& setting, Report& report);
void measureStorm(const Setting& setting, Report& report);
void measurePolling(const Setting& setting, Report& report);
void measureSoak(const Setting& setting, Report& report);
void measureSmallGroup(const Setting& setting, Report& report);
void measureMicro(const Setting& setting, Report& report);

/// A hello of a synced client; `resume` is a JSON object or empty.
[[nodiscard]] QByteArray
helloText(const QByteArray& rooms, const QByteArray& resume = {}, const QByteArray& more = {});
/// A create mutation with fresh ids.
[[nodiscard]] QByteArray createText(const QByteArray& week, int number);

/// Places so many bets through 128 synced clients, over ten weeks, the first of which has a tenth.
void seedBets(quint16 port, int count);

} // namespace betlog::bench
