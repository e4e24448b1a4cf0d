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
    int largeBets = 0; ///< how many the large log has; 0: it is left out

    [[nodiscard]] std::unique_ptr<Child>
    startBetlogd(const QString& log, const QStringList& environment = {}) const;
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
/// Does one of the micro-benchmarks so often and nothing else, for callgrind; false: there is none
/// of that name.
[[nodiscard]] bool runMicro(const QString& name, int calls);

void measureWindow(const Setting& setting, Report& report);
void measureLarge(const Setting& setting, Report& report);

/// What a disk takes: 4 KB appended and synced, again and again.
struct DiskRate
{
    double perSecond = 0;
    double p50Ms = 0;
    double p99Ms = 0;
};

[[nodiscard]] DiskRate measureDisk(const QString& folder, std::chrono::milliseconds time);

/// A hello of a synced client; `resume` is a JSON object or empty.
[[nodiscard]] QByteArray
helloText(const QByteArray& rooms, const QByteArray& resume = {}, const QByteArray& more = {});
/// A create mutation with fresh ids.
[[nodiscard]] QByteArray createText(const QByteArray& week, int number);

/// Places so many bets through 128 synced clients, spread evenly over weeks from 2024-12-01 on.
void seedBets(quint16 port, int count, int weeks = 10);

} // namespace betlog::bench
