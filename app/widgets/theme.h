// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QColor>
#include <QHash>
#include <QPalette>

#include <array>

class QWidget;

namespace betlog::widgets {

/// What a colour is for when something is written or drawn with it.
enum class Ink { Text, Muted, Accent, Won, Lost, Push, Void, Pending, Warning };
inline constexpr int kInkCount = 9;

/// What it is written on.
enum class Ground {
    Window, ///< behind everything
    Surface, ///< cards, lists, fields
    Hover, ///< a surface under the pointer
    Selected, ///< a surface that is selected
    Arrived, ///< a surface that another screen has just changed
    Sunken, ///< the opened part of a card, a skeleton, a disabled field
    Toast ///< a message over the window
};
inline constexpr int kGroundCount = 7;

/// The 4-pixel grid, the corners and the durations of look.md.
namespace space {
inline constexpr int kTight = 4;
inline constexpr int kSmall = 8;
inline constexpr int kMedium = 12;
inline constexpr int kLarge = 16;
inline constexpr int kWide = 24;
inline constexpr int kRadius = 8;
} // namespace space

/// One of the two looks of the app, and with its source the only place that knows colours.
///
/// Immutable. Views ask for the theme of the application whenever they paint (`Theme::of(this)`),
/// so nothing has to be told when the theme changes: Qt repaints after a change of palette.
class Theme
{
public:
    enum class Kind { Light, Dark };

    [[nodiscard]] static const Theme& of(Kind kind);
    [[nodiscard]] static const Theme& of(const QPalette& palette);
    [[nodiscard]] static const Theme& of(const QWidget* widget);

    [[nodiscard]] Kind kind() const { return m_kind; }

    [[nodiscard]] QColor ground(Ground ground) const;
    /// Readable on that ground: at least 4.5 : 1, whatever the ink.
    [[nodiscard]] QColor ink(Ink ink, Ground ground = Ground::Surface) const;

    [[nodiscard]] QColor border() const { return m_border; }

    /// What a message over the window throws, at its darkest.
    [[nodiscard]] QColor shadow() const;
    /// The ring around what has the keyboard.
    [[nodiscard]] QColor focus() const;
    /// A soft patch behind a word of that ink: badges, notices.
    [[nodiscard]] QColor tint(Ink ink, Ground ground = Ground::Surface) const;
    /// The filled button, and what is written on it.
    [[nodiscard]] QColor accentFill() const;
    [[nodiscard]] QColor onAccentFill() const;

    /// The one colour of a person: from the name alone, so the same on every screen.
    [[nodiscard]] QColor person(const QString& name, Ground ground = Ground::Surface) const;

    struct Chip
    {
        QColor fill;
        QColor text; ///< readable on the fill
        QColor edge; ///< sets a fill that is close to the surface off from it
    };

    /// A team's colours ("#RRGGBB"; empty or wrong: a neutral chip).
    [[nodiscard]] Chip teamChip(const QString& primary, const QString& secondary = {}) const;

    [[nodiscard]] QPalette palette() const;
    [[nodiscard]] QString styleSheet() const;

private:
    explicit Theme(Kind kind);

    Kind m_kind;
    QColor m_border;
    std::array<QColor, kGroundCount> m_grounds;
    std::array<std::array<QColor, kInkCount>, kGroundCount> m_inks;
};

inline constexpr double kReadableContrast = 4.5; ///< WCAG AA for text
inline constexpr double kShapeContrast = 3.0; ///< WCAG AA for shapes

/// The contrast ratio of WCAG 2.1, 1 to 21.
[[nodiscard]] double contrast(const QColor& a, const QColor& b);
/// `colour`, made darker or lighter as far as it takes to stand out from `ground`.
[[nodiscard]] QColor
readableOn(const QColor& colour, const QColor& ground, double minimum = kReadableContrast);

} // namespace betlog::widgets
