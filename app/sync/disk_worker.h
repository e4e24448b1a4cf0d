// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QtGlobal>

#include <functional>

namespace betlog::sync {

/// Works on a file of the profile while nobody waits: in the order in which work was given, and
/// what was given before its end is done before its end.
class DiskWorker
{
public:
    DiskWorker() = default;
    virtual ~DiskWorker() = default;

    Q_DISABLE_COPY_MOVE(DiskWorker)

    virtual void run(std::function<void()> work) = 0;
};

} // namespace betlog::sync
