// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/expected.h"

#include <memory>

namespace betlog::store {

/// Holds a data folder for one server: a lock of the operating system on the file `betlog.lock`,
/// which ends with the process, however it ends. The file stays and says who had it last.
class FolderLock
{
public:
    /// Makes the folder if it is not there. Busy, naming the holder, where another has it.
    [[nodiscard]] static base::Expected<std::unique_ptr<FolderLock>> take(const QString& folder);
    ~FolderLock();

    Q_DISABLE_COPY_MOVE(FolderLock)

private:
    explicit FolderLock(int descriptor)
        : m_descriptor(descriptor)
    { }

    int m_descriptor;
};

} // namespace betlog::store
