// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/bench/crowd.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <cerrno>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace betlog::bench {

namespace {

constexpr QByteArrayView kHandshake =
    "GET /ws HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";

/// The header's and the payload's size of a server's frame; nothing while the header is not whole.
std::optional<std::pair<qsizetype, qsizetype>> measure(QByteArrayView bytes)
{
    if (bytes.size() < 2)
        return std::nullopt;
    const auto length = static_cast<quint8>(bytes[1]);
    if (length < 126)
        return std::pair<qsizetype, qsizetype>(2, length);
    const qsizetype header = length == 126 ? 4 : 10;
    if (bytes.size() < header)
        return std::nullopt;
    const qsizetype payload = length == 126
        ? qFromBigEndian<quint16>(bytes.data() + 2)
        : static_cast<qsizetype>(qFromBigEndian<quint64>(bytes.data() + 2));
    return std::pair(header, payload);
}

} // namespace

double millisecondsSince(Clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

Crowd::Crowd(quint16 port)
    : m_port(port)
    , m_epoll(::epoll_create1(EPOLL_CLOEXEC))
{ }

Crowd::~Crowd()
{
    m_end = nullptr;
    closeAll();
    ::close(m_epoll);
}

int Crowd::open(int count)
{
    constexpr int kAtOnce = 200;
    constexpr std::chrono::seconds kPatience {60};
    const int first = static_cast<int>(m_clients.size());
    const qint64 before = m_openedCount;
    for (int i = 0; i < count; ++i) {
        begin();
        if ((i + 1) % kAtOnce == 0 || i + 1 == count) {
            if (!runUntil([&] { return m_openedCount >= before + i + 1; }, kPatience))
                qFatal("Clients are not let in");
        }
    }
    return first;
}

int Crowd::begin()
{
    Client client;
    client.descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    const int on = 1;
    ::setsockopt(client.descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_port = htons(m_port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int connected =
        ::connect(client.descriptor, reinterpret_cast<sockaddr*>(&address), sizeof address);
    if (connected != 0 && errno != EINPROGRESS)
        qFatal("No connection can be made");
    const int index = static_cast<int>(m_clients.size());
    epoll_event event {};
    event.events = EPOLLOUT;
    event.data.u64 = static_cast<quint64>(index);
    ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, client.descriptor, &event);
    m_clients.push_back(client);
    return index;
}

void Crowd::close(int client)
{
    Client& leaving = m_clients[static_cast<size_t>(client)];
    if (leaving.descriptor < 0)
        return;
    ::close(leaving.descriptor);
    leaving = Client();
}

void Crowd::closeAll()
{
    for (size_t i = 0; i < m_clients.size(); ++i)
        close(static_cast<int>(i));
}

/// A client's frames wear a mask; one of zeros costs nothing to put on.
void Crowd::send(int client, const QByteArray& text)
{
    QByteArray frame("\x81");
    if (text.size() < 126) {
        frame.append(static_cast<char>(0x80 | text.size()));
    } else {
        const auto length = qToBigEndian(static_cast<quint16>(text.size()));
        frame.append('\xfe').append(reinterpret_cast<const char*>(&length), sizeof length);
    }
    frame.append(4, '\0').append(text);
    const int descriptor = m_clients[static_cast<size_t>(client)].descriptor;
    if (::send(descriptor, frame.constData(), static_cast<size_t>(frame.size()), MSG_NOSIGNAL)
        != frame.size())
        ++m_failures;
}

bool Crowd::runUntil(const std::function<bool()>& done, std::chrono::milliseconds atMost)
{
    const auto start = Clock::now();
    while (!done()) {
        if (Clock::now() - start > atMost)
            return false;
        constexpr int kTurnMs = 1;
        turn(kTurnMs);
    }
    return true;
}

void Crowd::turn(int timeoutMs)
{
    std::array<epoll_event, 512> events {};
    const int count =
        ::epoll_wait(m_epoll, events.data(), static_cast<int>(events.size()), timeoutMs);
    for (int i = 0; i < count; ++i) {
        const epoll_event& event = events[static_cast<size_t>(i)];
        const int index = static_cast<int>(event.data.u64);
        if (m_clients[static_cast<size_t>(index)].descriptor < 0)
            continue;
        if (event.events & EPOLLOUT)
            finishConnecting(index, (event.events & (EPOLLERR | EPOLLHUP)) != 0);
        else
            receive(index);
    }
}

void Crowd::finishConnecting(int index, bool isBroken)
{
    Client& client = m_clients[static_cast<size_t>(index)];
    if (isBroken)
        return drop(index);
    epoll_event event {};
    event.events = EPOLLIN;
    event.data.u64 = static_cast<quint64>(index);
    ::epoll_ctl(m_epoll, EPOLL_CTL_MOD, client.descriptor, &event);
    (void)!::send(client.descriptor, kHandshake.data(), size_t(kHandshake.size()), MSG_NOSIGNAL);
}

void Crowd::receive(int index)
{
    static std::array<char, 256 * 1024> buffer;
    Client& client = m_clients[static_cast<size_t>(index)];
    const ssize_t count = ::recv(client.descriptor, buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (count <= 0) {
        if (count == 0 || (errno != EAGAIN && errno != EINTR))
            drop(index);
        return;
    }
    m_bytes += count;
    if (client.isOpen && client.rest.isEmpty())
        return takeFrames(index, QByteArrayView(buffer.data(), count));
    client.rest.append(buffer.data(), count);
    if (client.isOpen || takeHandshake(index)) {
        // A callback may have begun other clients, and moved this one.
        const QByteArray bytes = std::exchange(m_clients[static_cast<size_t>(index)].rest, {});
        takeFrames(index, bytes);
    }
}

bool Crowd::takeHandshake(int index)
{
    Client& client = m_clients[static_cast<size_t>(index)];
    const qsizetype end = client.rest.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    if (!client.rest.startsWith("HTTP/1.1 101")) {
        ++m_failures;
        drop(index);
        return false;
    }
    client.rest.remove(0, end + 4);
    client.isOpen = true;
    ++m_openedCount;
    if (m_opened)
        m_opened(index);
    return true;
}

void Crowd::takeFrames(int index, QByteArrayView bytes)
{
    while (const auto size = measure(bytes)) {
        const auto [header, payload] = *size;
        if (bytes.size() < header + payload)
            break;
        ++m_messages;
        if (m_message)
            m_message(index, bytes.sliced(header, payload));
        bytes = bytes.sliced(header + payload);
    }
    if (!bytes.isEmpty() && m_clients[static_cast<size_t>(index)].descriptor >= 0)
        m_clients[static_cast<size_t>(index)].rest = bytes.toByteArray();
}

void Crowd::drop(int index)
{
    close(index);
    if (m_end)
        m_end(index);
}

} // namespace betlog::bench
