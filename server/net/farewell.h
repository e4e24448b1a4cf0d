// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "server/net/stream.h"

#include <list>
#include <memory>

namespace betlog::net {

/// Ends connections decently: sends what still waits, tells the peer that this was all, and
/// swallows what the peer still sends until it ends too. Closing at once would make the kernel
/// answer those bytes with a reset, and the peer might never read the refusal that explains
/// everything.
///
/// A peer that does not end in time is cut off. Owns the streams that are given to it.
class Farewell
{
public:
    static constexpr std::chrono::seconds kPatience {2};

    explicit Farewell(const base::Clock& clock)
        : m_clock(clock)
    { }

    Q_DISABLE_COPY_MOVE(Farewell)

    void take(std::unique_ptr<Stream> stream);
    /// Closes those that are done or out of time. To be called about once a second.
    void sweep();

    [[nodiscard]] bool isEmpty() const { return m_leaving.empty(); }

    [[nodiscard]] size_t count() const { return m_leaving.size(); }

private:
    struct Leaving final : public Stream::Listener
    {
        void streamReadable() override;
        void streamDrained() override;

        void streamBroken() override { isOver = true; }

        std::unique_ptr<Stream> stream;
        std::chrono::milliseconds deadline {0};
        bool isOver = false;
    };

    const base::Clock& m_clock;
    std::list<Leaving> m_leaving;
};

} // namespace betlog::net
