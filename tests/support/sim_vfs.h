// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QByteArray>

namespace betlog::tests {

class SimDisk;

/// From now on SQLite, whoever uses it in this process, finds the disk's files under the prefix
/// that is returned; all other files stay where they are. Every clock, chance and pause that SQLite
/// asks the system for is the same in each run. For one thread.
[[nodiscard]] QByteArray mountSimDisk(SimDisk& disk);
void unmountSimDisk(SimDisk& disk);

/// Starts the chance that SQLite takes from the system anew.
void restartSqliteChance();

} // namespace betlog::tests
