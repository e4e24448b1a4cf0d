// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/theme.h"

#include <QGuiApplication>

#include <algorithm>
#include <cmath>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;

namespace {

/// look.md, "Colour and type", and the grounds that follow from it.
struct Tones
{
    const char* grounds[kGroundCount];
    const char* border;
    const char* inks[kInkCount];
};

constexpr Tones kLight {
    {"#F6F7F9", "#FFFFFF", "#F1F4F9", "#E4EDFD", "#FFF6DA", "#F2F4F6", "#FFFFFF"},
    "#E3E6EA",
    {"#1B1F24",
     "#5B6570",
     "#2F6FEB",
     "#1A7F37",
     "#C62F2F",
     "#8A6D00",
     "#6B7280",
     "#2F6FEB",
     "#9A5B00"}};

constexpr Tones kDark {
    {"#14171A", "#1C2024", "#23282D", "#22314A", "#363120", "#181B1F", "#262B30"},
    "#2C3238",
    {"#E8EAED",
     "#9AA4AE",
     "#6EA8FE",
     "#4CC38A",
     "#FF7B7B",
     "#E5C04B",
     "#9AA4AE",
     "#6EA8FE",
     "#F0A84B"}};

const Tones& tones(Theme::Kind kind)
{
    return kind == Theme::Kind::Light ? kLight : kDark;
}

/// The relative luminance of WCAG 2.1.
double luminance(const QColor& colour)
{
    const auto linear = [](double channel) {
        return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
        + 0.0722 * linear(colour.blueF());
}

QColor mix(const QColor& a, const QColor& b, double shareOfB)
{
    const auto channel = [shareOfB](int of, int with) {
        return static_cast<int>(std::lround(of + (with - of) * shareOfB));
    };
    return {channel(a.red(), b.red()), channel(a.green(), b.green()), channel(a.blue(), b.blue())};
}

/// FNV-1a: stable over versions, machines and runs, unlike qHash.
quint32 stableHash(const QString& text)
{
    quint32 hash = 2166136261U;
    for (const char byte : text.toUtf8())
        hash = (hash ^ static_cast<quint8>(byte)) * 16777619U;
    return hash;
}

} // namespace

double contrast(const QColor& a, const QColor& b)
{
    const double lighter = std::max(luminance(a), luminance(b));
    const double darker = std::min(luminance(a), luminance(b));
    return (lighter + 0.05) / (darker + 0.05);
}

QColor readableOn(const QColor& colour, const QColor& ground, double minimum)
{
    constexpr int kSteps = 50;
    const bool darken = luminance(ground) > 0.18;
    const QColor goal = darken ? QColor(0, 0, 0) : QColor(255, 255, 255);
    for (int step = 0; step < kSteps; ++step) {
        const QColor candidate = mix(colour, goal, static_cast<double>(step) / kSteps);
        if (contrast(candidate, ground) >= minimum)
            return candidate;
    }
    return goal;
}

Theme::Theme(Kind kind)
    : m_kind(kind)
    , m_border(QLatin1StringView(tones(kind).border))
{
    for (size_t ground = 0; ground < kGroundCount; ++ground) {
        m_grounds[ground] = QColor(QLatin1StringView(tones(kind).grounds[ground]));
        for (size_t ink = 0; ink < kInkCount; ++ink) {
            const QColor pure {QLatin1StringView(tones(kind).inks[ink])};
            m_inks[ground][ink] = readableOn(pure, m_grounds[ground]);
        }
    }
}

const Theme& Theme::of(Kind kind)
{
    static const Theme light(Kind::Light);
    static const Theme dark(Kind::Dark);
    return kind == Kind::Light ? light : dark;
}

const Theme& Theme::of(const QPalette& palette)
{
    const bool dark = luminance(palette.color(QPalette::Window)) < 0.18;
    return of(dark ? Kind::Dark : Kind::Light);
}

const Theme& Theme::of(const QWidget*)
{
    // Not the widget's own palette: a style sheet writes its colours into that.
    return of(QGuiApplication::palette());
}

QColor Theme::ground(Ground ground) const
{
    return m_grounds[static_cast<size_t>(ground)];
}

QColor Theme::ink(Ink ink, Ground ground) const
{
    return m_inks[static_cast<size_t>(ground)][static_cast<size_t>(ink)];
}

QColor Theme::shadow() const
{
    return {0, 0, 0, m_kind == Kind::Light ? 18 : 60};
}

QColor Theme::focus() const
{
    return QColor(QLatin1StringView(tones(m_kind).inks[static_cast<size_t>(Ink::Accent)]));
}

QColor Theme::tint(Ink ink, Ground ground) const
{
    // As much colour as leaves the ink itself readable on its own tint.
    const QColor full = this->ink(ink, ground);
    for (double share = m_kind == Kind::Light ? 0.12 : 0.18; share > 0; share -= 0.02) {
        const QColor tinted = mix(this->ground(ground), full, share);
        if (contrast(full, tinted) >= kReadableContrast)
            return tinted;
    }
    return this->ground(ground);
}

QColor Theme::accentFill() const
{
    return focus();
}

QColor Theme::onAccentFill() const
{
    return m_kind == Kind::Light ? QColor(255, 255, 255) : ground(Ground::Window);
}

QColor Theme::person(const QString& name, Ground ground) const
{
    // Eighteen hues that are told apart, each in two depths; a name keeps its hue in both themes.
    constexpr quint32 kHues = 18;
    const quint32 hash = stableHash(name.normalized(QString::NormalizationForm_C));
    const int hue = static_cast<int>(hash % kHues) * (360 / static_cast<int>(kHues));
    const bool isDeep = (hash >> 16U) % 2 == 0;
    const int lightness = m_kind == Kind::Light ? (isDeep ? 70 : 105) : (isDeep ? 205 : 160);
    const QColor pure = QColor::fromHsl(hue, 165, lightness);
    return readableOn(pure, this->ground(ground), kShapeContrast);
}

Theme::Chip Theme::teamChip(const QString& primary, const QString& secondary) const
{
    const QColor first(primary);
    if (!first.isValid())
        return {tint(Ink::Muted), ink(Ink::Text), border()};
    const QColor second(secondary);
    const bool usesSecond = second.isValid() && contrast(second, first) >= kReadableContrast;
    const QColor black(0, 0, 0);
    const QColor white(255, 255, 255);
    const QColor plain = contrast(white, first) >= kReadableContrast ? white : black;
    const bool blends = contrast(first, ground(Ground::Surface)) < 1.4;
    return {first, usesSecond ? second : plain, blends ? mix(first, ink(Ink::Muted), 0.6) : first};
}

QPalette Theme::palette() const
{
    QPalette palette;
    const QColor surface = ground(Ground::Surface);
    const QColor text = ink(Ink::Text);
    palette.setColor(QPalette::Window, ground(Ground::Window));
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, surface);
    palette.setColor(QPalette::AlternateBase, ground(Ground::Sunken));
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::PlaceholderText, ink(Ink::Muted));
    palette.setColor(QPalette::Button, surface);
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::BrightText, ink(Ink::Lost));
    palette.setColor(QPalette::ToolTipBase, ground(Ground::Toast));
    palette.setColor(QPalette::ToolTipText, ink(Ink::Text, Ground::Toast));
    palette.setColor(QPalette::Highlight, accentFill());
    palette.setColor(QPalette::HighlightedText, onAccentFill());
    palette.setColor(QPalette::Link, ink(Ink::Accent, Ground::Window));
    palette.setColor(QPalette::LinkVisited, ink(Ink::Accent, Ground::Window));
    palette.setColor(QPalette::Light, surface);
    palette.setColor(QPalette::Midlight, ground(Ground::Hover));
    palette.setColor(QPalette::Mid, m_border);
    palette.setColor(QPalette::Dark, mix(m_border, text, 0.25));
    palette.setColor(QPalette::Shadow, mix(m_border, QColor(0, 0, 0), 0.5));
    const QColor disabled = mix(text, surface, 0.55);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, disabled);
    return palette;
}

} // namespace betlog::widgets
