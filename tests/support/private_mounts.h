// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QString>

namespace betlog::tests {

/// Lets this process and its children mount what nobody else sees, and what is gone when they are.
/// To be called at the start of main(), before there are threads. False where the system allows it
/// neither to root nor to anybody in a namespace of their own, as in some containers.
bool enterPrivateMounts();
/// What it answered.
[[nodiscard]] bool canMount();

/// A disk of its own for a folder: in memory, and full when it is full.
[[nodiscard]] bool mountSmallDisk(const QString& folder, qint64 bytes);
[[nodiscard]] bool resizeSmallDisk(const QString& folder, qint64 bytes);
/// Makes a folder one that nobody can write to, not even root; and as it was again.
[[nodiscard]] bool mountReadOnly(const QString& folder);
void unmount(const QString& folder);

} // namespace betlog::tests
