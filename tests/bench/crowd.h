// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QByteArray>

#include <chrono>
#include <functional>
#include <unordered_map>
#include <vector>

namespace betlog::bench {

using Clock = std::chrono::steady_clock;

[[nodiscard]] double millisecondsSince(Clock::time_point start);

/// Thousands of WebSocket clients in one epoll loop, and nothing more of a client than the wire
/// needs; so the load costs less than what is measured. Runs only inside runUntil().
class Crowd
{
public:
    using Message = std::function<void(int client, QByteArrayView text)>;

    explicit Crowd(quint16 port);
    ~Crowd();

    Q_DISABLE_COPY_MOVE(Crowd)

    /// Opens so many more clients and waits until hands are shaken with all; the index of the
    /// first.
    int open(int count);
    /// Begins to open one client, without waiting; its index.
    int begin();
    void close(int client);
    void closeAll();
    void send(int client, const QByteArray& text);

    /// Called with each message from now on; without it messages are only counted.
    void onMessage(Message message) { m_message = std::move(message); }

    /// Called when a client's connection has ended.
    void onEnd(std::function<void(int client)> end) { m_end = std::move(end); }

    /// Called when hands are shaken.
    void onOpen(std::function<void(int client)> opened) { m_opened = std::move(opened); }

    /// Whether `done` came to hold within the time.
    [[nodiscard]] bool
    runUntil(const std::function<bool()>& done, std::chrono::milliseconds atMost);

    [[nodiscard]] qint64 messages() const { return m_messages; }

    [[nodiscard]] qint64 bytes() const { return m_bytes; }

    [[nodiscard]] qint64 opened() const { return m_openedCount; }

    [[nodiscard]] int failures() const { return m_failures; }

private:
    struct Client
    {
        int descriptor = -1;
        bool isOpen = false;
        QByteArray rest; ///< of a message that has not come whole
    };

    void turn(int timeoutMs);
    void receive(int index);
    void finishConnecting(int index, bool isBroken);
    [[nodiscard]] bool takeHandshake(int index);
    void takeFrames(int index, QByteArrayView bytes);
    void drop(int index);

    quint16 m_port;
    int m_epoll;
    std::vector<Client> m_clients;
    qint64 m_messages = 0;
    qint64 m_bytes = 0;
    qint64 m_openedCount = 0;
    int m_failures = 0;
    Message m_message;
    std::function<void(int)> m_end;
    std::function<void(int)> m_opened;
};

} // namespace betlog::bench
