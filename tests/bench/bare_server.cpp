// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include <array>
#include <cstdio>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string>
#include <string_view>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

/// The least that fan-out can cost: an epoll loop that knows nothing of bets. It lets everybody in
/// with the same words, and sends one frame, made beforehand, to all of them for each POST.
namespace {

constexpr std::string_view kWelcome = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                                      "Connection: Upgrade\r\n\r\n\x81\x02{}";
constexpr std::string_view kCreated = "HTTP/1.1 201 \r\nContent-Length: 0\r\n\r\n";
constexpr size_t kPayload = 1200; ///< about what betlogd sends for the bet that is posted

std::string makeFrame()
{
    std::string frame("\x81\x7e", 2);
    frame += static_cast<char>(kPayload >> 8);
    frame += static_cast<char>(kPayload & 0xff);
    return frame + std::string(kPayload, ' ');
}

class BareServer
{
public:
    BareServer()
        : m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
        , m_epoll(::epoll_create1(EPOLL_CLOEXEC))
        , m_frame(makeFrame())
    { }

    /// The port, or 0.
    int listen()
    {
        sockaddr_in address {};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        auto* const plain = reinterpret_cast<sockaddr*>(&address);
        socklen_t size = sizeof address;
        constexpr int kBacklog = 1024;
        if (::bind(m_listener, plain, size) != 0 || ::listen(m_listener, kBacklog) != 0
            || ::getsockname(m_listener, plain, &size) != 0)
            return 0;
        watch(m_listener);
        return ntohs(address.sin_port);
    }

    void serve()
    {
        std::array<epoll_event, 256> events {};
        for (;;) {
            const int count =
                ::epoll_wait(m_epoll, events.data(), static_cast<int>(events.size()), -1);
            for (int i = 0; i < count; ++i) {
                const int descriptor = events[static_cast<size_t>(i)].data.fd;
                if (descriptor == m_listener)
                    letIn(::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC));
                else
                    read(descriptor);
            }
        }
    }

private:
    void watch(int descriptor) const
    {
        epoll_event event {};
        event.events = EPOLLIN;
        event.data.fd = descriptor;
        ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, descriptor, &event);
    }

    void letIn(int descriptor) const
    {
        const int on = 1;
        ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        watch(descriptor);
    }

    void read(int descriptor)
    {
        std::array<char, 65536> buffer {};
        const ssize_t count = ::recv(descriptor, buffer.data(), buffer.size(), MSG_DONTWAIT);
        if (count <= 0) {
            std::erase(m_subscribers, descriptor);
            ::close(descriptor);
            return;
        }
        const std::string_view request(buffer.data(), static_cast<size_t>(count));
        if (request.starts_with("GET")) {
            m_subscribers.push_back(descriptor);
            send(descriptor, kWelcome);
        } else if (request.starts_with("POST")) {
            for (const int subscriber : m_subscribers)
                send(subscriber, m_frame);
            send(descriptor, kCreated);
        }
    }

    static void send(int descriptor, std::string_view bytes)
    {
        (void)!::send(descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    }

    int m_listener;
    int m_epoll;
    std::string m_frame;
    std::vector<int> m_subscribers;
};

} // namespace

int main()
{
    rlimit limit {};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
    BareServer server;
    const int port = server.listen();
    if (port == 0)
        return 1;
    std::printf("bare listening on http://127.0.0.1:%d\n", port);
    std::fflush(stdout);
    server.serve();
    return 0;
}
